// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

/// Which forms a format takes.
///
/// @see Protocol
enum Dialect {
  /// Both: what begins with a priority and a version is a message of RFC 5424.
  AUTO("syslog/1"),
  /// RFC 3164 only.
  RFC_3164("rfc3164/1"),
  /// RFC 5424 only.
  RFC_5424("rfc5424/1");

  private final String formatName;

  Dialect(String formatName) {
    this.formatName = formatName;
  }

  String formatName() {
    return formatName;
  }
}
