// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// What the value of a field is, and so which accessor reads it.
public enum FieldShape {
  /// An integer, boolean, real number or enum, or the tag of a union.
  SCALAR,
  /// A struct in the place of the field.
  STRUCT,
  /// A table elsewhere.
  TABLE,
  /// UTF-8 text elsewhere.
  STRING,
  /// A table, struct or text elsewhere, as its tag says.
  UNION,
  /// Scalars in a row.
  VECTOR_OF_SCALARS,
  /// Structs in a row.
  VECTOR_OF_STRUCTS,
  /// Tables elsewhere.
  VECTOR_OF_TABLES,
  /// Texts elsewhere.
  VECTOR_OF_STRINGS,
  /// Tables, structs or texts elsewhere, as a vector of tags says.
  VECTOR_OF_UNIONS,
  /// A fixed number of scalars in a struct.
  ARRAY_OF_SCALARS,
  /// A fixed number of structs in a struct.
  ARRAY_OF_STRUCTS;

  boolean isUnion() {
    return this == UNION || this == VECTOR_OF_UNIONS;
  }

  boolean isVector() {
    return switch (this) {
      case VECTOR_OF_SCALARS,
          VECTOR_OF_STRUCTS,
          VECTOR_OF_TABLES,
          VECTOR_OF_STRINGS,
          VECTOR_OF_UNIONS ->
          true;
      case SCALAR, STRUCT, TABLE, STRING, UNION, ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> false;
    };
  }

  /// {@return whether the value lies in the table or struct itself, with nothing elsewhere}
  boolean isInline() {
    return switch (this) {
      case SCALAR, STRUCT, ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> true;
      case TABLE,
          STRING,
          UNION,
          VECTOR_OF_SCALARS,
          VECTOR_OF_STRUCTS,
          VECTOR_OF_TABLES,
          VECTOR_OF_STRINGS,
          VECTOR_OF_UNIONS ->
          false;
    };
  }
}
