// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.Fault;

/// What can be wrong with records of one size, besides text that is not UTF-8
/// ([dev.vitrine.Utf8Fault]).
public enum FixedRecordFault implements Fault {
  /// The data end inside the header.
  SHORT_HEADER("data end inside the header"),
  /// The bytes that tell the kind of file are others.
  BAD_MAGIC("wrong magic"),
  /// The data end inside a record.
  TORN_RECORD("data end inside a record"),
  /// A number is none of those allowed.
  VALUE_NOT_ALLOWED("value not allowed"),
  /// A boolean is neither 0 nor 1.
  BAD_BOOLEAN("boolean is neither 0 nor 1"),
  /// Something follows the zero byte that ends a text.
  TEXT_AFTER_END("text goes on behind its end"),
  /// A reserved byte is not zero.
  RESERVED_NOT_ZERO("reserved byte is not zero");

  private final String description;

  FixedRecordFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
