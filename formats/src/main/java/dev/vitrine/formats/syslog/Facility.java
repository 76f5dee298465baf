// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

/// What kind of program a message comes from (RFC 5424, section 6.2.1, table 1). The ordinal is the
/// numerical code.
public enum Facility {
  /// 0: the kernel.
  KERN,
  /// 1: user-level programs.
  USER,
  /// 2: the mail system.
  MAIL,
  /// 3: system daemons.
  DAEMON,
  /// 4: security and authorisation.
  AUTH,
  /// 5: syslogd itself.
  SYSLOG,
  /// 6: the line printer subsystem.
  LPR,
  /// 7: network news.
  NEWS,
  /// 8: UUCP.
  UUCP,
  /// 9: the clock daemon.
  CRON,
  /// 10: security and authorisation, private.
  AUTHPRIV,
  /// 11: the FTP daemon.
  FTP,
  /// 12: the NTP subsystem.
  NTP,
  /// 13: log audit.
  AUDIT,
  /// 14: log alert.
  ALERT,
  /// 15: the clock daemon, second one.
  CLOCK,
  /// 16: local use 0.
  LOCAL0,
  /// 17: local use 1.
  LOCAL1,
  /// 18: local use 2.
  LOCAL2,
  /// 19: local use 3.
  LOCAL3,
  /// 20: local use 4.
  LOCAL4,
  /// 21: local use 5.
  LOCAL5,
  /// 22: local use 6.
  LOCAL6,
  /// 23: local use 7.
  LOCAL7
}
