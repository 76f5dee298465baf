// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.Fault;

/// What can be wrong with a line of an extended log, besides its encoding
/// ([dev.vitrine.Utf8Fault]).
public enum W3cFault implements Fault {
  /// A line that begins with `#` and is no directive.
  DIRECTIVE("malformed directive", "# and a name and :"),
  /// A version that is not two numbers.
  VERSION("malformed version", "a number, a dot and a number"),
  /// A list of fields that is empty, has more than 1000 fields, or one that is longer than 255
  /// characters or has other characters than 21 to 7E.
  FIELDS("malformed list of fields", "1 to 1000 names of 1 to 255 printable characters"),
  /// An entry where no (valid) list of fields comes before.
  NO_FIELDS("entry without fields", "a directive #Fields before it"),
  /// An entry with fewer values than there are fields.
  MISSING_VALUE("missing value", "a value for each field"),
  /// An entry with more values than there are fields.
  TRAILING_DATA("data after the last field", "end of line"),
  /// A quote that is not closed in its line.
  UNCLOSED_QUOTE("unclosed quote", "a quoted value, closed"),
  /// A quoted value that is followed by something else than a space.
  AFTER_QUOTE("data after the closing quote", "a space or end of line"),
  /// A date that is not of the right form, or does not exist.
  DATE("malformed date", "- or yyyy-mm-dd"),
  /// A time that is not of the right form, or does not exist.
  TIME("malformed time", "- or hh:mm:ss and up to 9 digits of a fraction"),
  /// A number that is none, or has too many digits.
  NUMBER("malformed number", "- or 1 to 18 digits"),
  /// A file, or a window of one, whose lists of fields change so often that they have more than
  /// 131072 names together. It always fails the verification.
  TOO_MANY_NAMES("too many changes of fields", "131072 names in all lists together");

  private final String description;
  private final String allowed;

  W3cFault(String description, String allowed) {
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
