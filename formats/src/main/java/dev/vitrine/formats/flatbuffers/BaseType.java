// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Optional;

/// The basic types of a schema, in the order of `BaseType` in reflection.fbs, whose values are
/// their ordinals.
enum BaseType {
  NONE(0),
  UTYPE(1),
  BOOL(1),
  BYTE(1),
  UBYTE(1),
  SHORT(2),
  USHORT(2),
  INT(4),
  UINT(4),
  LONG(8),
  ULONG(8),
  FLOAT(4),
  DOUBLE(8),
  STRING(4),
  VECTOR(4),
  OBJ(0),
  UNION(4),
  ARRAY(0),
  VECTOR64(8);

  private static final BaseType[] VALUES = values();

  /// The size of a value where it lies in a table, struct or vector, in bytes; 0 where the schema
  /// says it elsewhere.
  final int byteSize;

  BaseType(int byteSize) {
    this.byteSize = byteSize;
  }

  /// {@return the type of that number in a `.bfbs`, or empty if there is none}
  static Optional<BaseType> of(long number) {
    return number < 0 || number >= VALUES.length
        ? Optional.empty()
        : Optional.of(VALUES[(int) number]);
  }

  /// {@return the scalar that a schema calls by this name, or empty if it is no scalar}
  static Optional<BaseType> scalar(String name) {
    String synonym =
        switch (name) {
          case "int8" -> "byte";
          case "uint8" -> "ubyte";
          case "int16" -> "short";
          case "uint16" -> "ushort";
          case "int32" -> "int";
          case "uint32" -> "uint";
          case "int64" -> "long";
          case "uint64" -> "ulong";
          case "float32" -> "float";
          case "float64" -> "double";
          default -> name;
        };
    for (BaseType type : VALUES) {
      if (type.isScalar() && type.schemaName().equals(synonym)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  String schemaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isScalar() {
    return compareTo(UTYPE) >= 0 && compareTo(DOUBLE) <= 0;
  }

  boolean isInteger() {
    return compareTo(UTYPE) >= 0 && compareTo(ULONG) <= 0;
  }

  boolean isReal() {
    return this == FLOAT || this == DOUBLE;
  }

  boolean isVector() {
    return this == VECTOR || this == VECTOR64;
  }

  /// {@return the integer at `offset`, unsigned types widened without sign; `ulong` as its 64 bits;
  /// of a boolean 0 or 1, whatever the byte}
  long integer(MemorySegment bytes, long offset) {
    return switch (this) {
      case BYTE -> Little.i8(bytes, offset);
      case BOOL -> Little.u8(bytes, offset) == 0 ? 0 : 1;
      case UTYPE, UBYTE -> Little.u8(bytes, offset);
      case SHORT -> Little.i16(bytes, offset);
      case USHORT -> Little.u16(bytes, offset);
      case INT -> Little.i32(bytes, offset);
      case UINT -> Little.u32(bytes, offset);
      case LONG, ULONG -> Little.i64(bytes, offset);
      case NONE, FLOAT, DOUBLE, STRING, VECTOR, OBJ, UNION, ARRAY, VECTOR64 ->
          throw new IllegalArgumentException("not an integer: " + schemaName());
    };
  }

  /// {@return the number at `offset`, integers converted}
  double real(MemorySegment bytes, long offset) {
    return switch (this) {
      case FLOAT -> Float.intBitsToFloat(Little.i32(bytes, offset));
      case DOUBLE -> Double.longBitsToDouble(Little.i64(bytes, offset));
      default -> integer(bytes, offset);
    };
  }

  /// {@return what a default value of this type becomes, by its width and sign}
  long narrow(long value) {
    return switch (this) {
      case BYTE -> (byte) value;
      case UTYPE, UBYTE -> value & 0xFF;
      case BOOL -> value == 0 ? 0 : 1;
      case SHORT -> (short) value;
      case USHORT -> value & 0xFFFF;
      case INT -> (int) value;
      case UINT -> value & 0xFFFF_FFFFL;
      default -> value;
    };
  }
}
