// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.Fault;

/// What can be wrong with a line of a log of a given [LogLayout], besides its encoding
/// ([dev.vitrine.Utf8Fault]).
public enum LayoutFault implements Fault {
  /// The text that stands between two fields, or before the first, is not there.
  SEPARATOR("missing separator", "the text of the layout"),
  /// A field without quotes is empty.
  EMPTY_VALUE("empty value", "a value"),
  /// A quoted field is not closed in its line.
  UNCLOSED_QUOTE("unclosed quote", "a quoted string, closed"),
  /// A status is not three digits.
  STATUS("malformed status", "3 digits"),
  /// A number has something else than digits (and one point, if it may be a fraction), or more than
  /// 18 of them.
  NUMBER("malformed number", "- or 1 to 18 digits"),
  /// A time is not of the right form, or its day does not exist.
  TIME("malformed time", "a time of the form of the field"),
  /// Something follows the last field.
  TRAILING_DATA("data after the last field", "end of line");

  private final String description;
  private final String allowed;

  LayoutFault(String description, String allowed) {
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
