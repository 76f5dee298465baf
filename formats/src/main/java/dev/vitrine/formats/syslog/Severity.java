// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

/// How bad a message is (RFC 5424, section 6.2.1, table 2), worst first. The ordinal is the
/// numerical code.
public enum Severity {
  /// 0: the system is unusable.
  EMERGENCY,
  /// 1: action must be taken immediately.
  ALERT,
  /// 2: critical conditions.
  CRITICAL,
  /// 3: error conditions.
  ERROR,
  /// 4: warning conditions.
  WARNING,
  /// 5: normal but significant.
  NOTICE,
  /// 6: informational.
  INFORMATIONAL,
  /// 7: debug-level.
  DEBUG
}
