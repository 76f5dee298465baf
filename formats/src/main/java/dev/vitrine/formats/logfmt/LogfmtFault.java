// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.Fault;

/// What can be wrong with a line of logfmt, besides its encoding ([dev.vitrine.Utf8Fault]).
public enum LogfmtFault implements Fault {
  /// A `=` without a key before it.
  EMPTY_KEY("empty key", "a key before ="),
  /// A key with a quote or a control character in it.
  KEY("malformed key", "a key without quotes and control characters"),
  /// A value without quotes that has a quote or a control character in it.
  VALUE("malformed value", "a value without quotes and control characters, or all in quotes"),
  /// A quote that is not closed in its line.
  UNCLOSED_QUOTE("unclosed quote", "a quoted value, closed"),
  /// A control character in a quoted value.
  CONTROL_CHARACTER("control character in quotes", "an escape such as \\t or \\u0007"),
  /// An escape that there is not, or one half of a surrogate pair without the other.
  ESCAPE("malformed escape", "\\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and 4 digits in pairs"),
  /// A quoted value that is followed by something else than a space.
  AFTER_QUOTE("data after the closing quote", "a space or end of line");

  private final String description;
  private final String allowed;

  LogfmtFault(String description, String allowed) {
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
