// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.Fault;

/// What can be wrong with a JSON text (RFC 8259), besides its encoding ([dev.vitrine.Utf8Fault]).
public enum JsonFault implements Fault {
  /// There is no value: the line or the file is empty, or all whitespace.
  NO_VALUE("no value"),
  /// No value begins where one must.
  VALUE("malformed value"),
  /// A value begins like `true`, `false` or `null`, and is not.
  LITERAL("malformed literal"),
  /// A number has a leading zero, or lacks a digit (RFC 8259, section 6).
  NUMBER("malformed number"),
  /// A string is not closed.
  UNCLOSED_STRING("string not closed"),
  /// A byte below 20 in a string, which must be escaped (RFC 8259, section 7).
  CONTROL_CHARACTER("control character in a string"),
  /// A backslash is not followed by what makes an escape (RFC 8259, section 7).
  ESCAPE("malformed escape"),
  /// No member name begins where one must: names are strings.
  NAME("malformed member name"),
  /// No colon follows a member name.
  COLON("no colon after a member name"),
  /// A value inside an array or object is followed by neither a comma nor the end.
  SEPARATOR("no separator after a value"),
  /// Arrays and objects are nested deeper than [dev.vitrine.VerifyOptions#maxDepth()].
  TOO_DEEP("nested too deeply"),
  /// Something follows the value.
  TRAILING_DATA("data after the value");

  private final String description;

  JsonFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
