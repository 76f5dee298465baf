// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.Fault;

/// What can be wrong with a syslog message, besides its encoding ([dev.vitrine.Utf8Fault]).
public enum SyslogFault implements Fault {
  /// The priority is missing (RFC 5424), has the wrong form, or is above 191.
  PRIORITY("malformed priority", "< and 0 to 191 and >"),
  /// The version is not 1, the only one that is defined, or not followed by a space.
  VERSION("malformed version", "1 and a space"),
  /// The time is not of the right form, does not exist, or is not followed by a space.
  TIMESTAMP("malformed timestamp", "a time and a space"),
  /// The name of the host is empty, too long or has other characters than 21 to 7E.
  HOSTNAME("malformed hostname", "- or 1 to 255 printable characters, and a space"),
  /// The name of the program is empty, too long or has other characters than 21 to 7E.
  APP_NAME("malformed app-name", "- or 1 to 48 printable characters, and a space"),
  /// The process is empty, too long or has other characters than 21 to 7E.
  PROC_ID("malformed procid", "- or 1 to 128 printable characters, and a space"),
  /// The message type is empty, too long or has other characters than 21 to 7E.
  MSG_ID("malformed msgid", "- or 1 to 32 printable characters, and a space"),
  /// Structured data is missing, or not followed by a space or the end.
  STRUCTURED_DATA("malformed structured data", "- or [, and a space or the end after it"),
  /// The name of an element or a parameter is empty, too long or has a forbidden character.
  SD_NAME("malformed name in structured data", "1 to 32 printable characters but = ] and quotes"),
  /// A parameter's value is not in quotes, is not closed, or has a `]` that is not escaped.
  PARAM_VALUE("malformed parameter value", "a quoted value, closed, with \\] for ]"),
  /// A frame of RFC 6587 has no length, or is not whole.
  FRAME("malformed frame", "a length and a space, or <");

  private final String description;
  private final String allowed;

  SyslogFault(String description, String allowed) {
    this.description = description;
    this.allowed = allowed;
  }

  @Override
  public String description() {
    return description;
  }

  String allowed() {
    return allowed;
  }
}
