// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

/// Which of the two forms a message has.
public enum Protocol {
  /// The older one, of RFC 3164: `<34>Oct 11 22:14:15 host tag[pid]: message`; in files without the
  /// priority, and perhaps with a time as in RFC 3339.
  RFC_3164,
  /// The newer one, of RFC 5424: `<34>1 2003-10-11T22:14:15.003Z host app pid type - message`.
  RFC_5424
}
