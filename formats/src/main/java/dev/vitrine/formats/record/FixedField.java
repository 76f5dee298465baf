// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.internal.bind.Scalar;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// A field of a record, looked up by name once and then used with any number of records.
///
/// [FixedLayout#field] gives one. Immutable and safe for use by many threads.
public final class FixedField {

  /// What a field holds.
  enum Kind {
    /// A number or boolean.
    SCALAR,
    /// UTF-8 text, filled up with zero bytes.
    TEXT,
    /// UTF-8 text, filled up with spaces.
    SPACED_TEXT,
    /// Any bytes.
    BYTES,
    /// Bytes that are zero.
    ZERO
  }

  /// Says whether a field belongs to a layout: each has its own.
  final @Nullable FixedLayout owner;

  final String name;
  final Kind kind;
  final Scalar scalar;
  final ByteOrder order;
  final long byteOffset;
  final long byteSize;
  final Allowed allowed;
  private final ValueLayout.OfShort shorts;
  private final ValueLayout.OfInt ints;
  private final ValueLayout.OfLong longs;

  /// @param scalar of a scalar; of others it has no meaning
  FixedField(
      String name,
      Kind kind,
      Scalar scalar,
      ByteOrder order,
      long byteOffset,
      long byteSize,
      Allowed allowed) {
    this(null, name, kind, scalar, order, byteOffset, byteSize, allowed);
  }

  private FixedField(
      @Nullable FixedLayout owner,
      String name,
      Kind kind,
      Scalar scalar,
      ByteOrder order,
      long byteOffset,
      long byteSize,
      Allowed allowed) {
    this.owner = owner;
    this.name = name;
    this.kind = kind;
    this.scalar = scalar;
    this.order = order;
    this.byteOffset = byteOffset;
    this.byteSize = byteSize;
    this.allowed = allowed;
    this.shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    this.ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
    this.longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
  }

  FixedField unsigned() {
    Scalar unsigned =
        switch (requireInteger().scalar) {
          case I8 -> Scalar.U8;
          case I16 -> Scalar.U16;
          case I32 -> Scalar.U32;
          case I64 -> Scalar.U64;
          default -> scalar;
        };
    return new FixedField(name, kind, unsigned, order, byteOffset, byteSize, allowed);
  }

  FixedField among(Allowed values) {
    requireInteger();
    return new FixedField(name, kind, scalar, order, byteOffset, byteSize, values);
  }

  FixedField as(Kind newKind) {
    if (kind != Kind.BYTES) {
      throw misfit("bytes");
    }
    return new FixedField(name, newKind, scalar, order, byteOffset, byteSize, allowed);
  }

  private FixedField requireInteger() {
    if (kind != Kind.SCALAR || isReal()) {
      throw misfit("integers");
    }
    return this;
  }

  private IllegalArgumentException misfit(String fields) {
    return new IllegalArgumentException(
        "layout: cannot be so (found %s, allowed %s)".formatted(this, fields));
  }

  FixedField of(FixedLayout layout) {
    return new FixedField(layout, name, kind, scalar, order, byteOffset, byteSize, allowed);
  }

  /// {@return the name of the field}
  public String name() {
    return name;
  }

  /// {@return where the field is, in bytes from the start of its record}
  public long byteOffset() {
    return byteOffset;
  }

  /// {@return the size of the field in bytes}
  public long byteSize() {
    return byteSize;
  }

  /// {@return whether it is UTF-8 text}
  public boolean isText() {
    return kind == Kind.TEXT || kind == Kind.SPACED_TEXT;
  }

  /// {@return whether it is a boolean}
  public boolean isBoolean() {
    return kind == Kind.SCALAR && scalar == Scalar.BOOL;
  }

  /// {@return whether it is an integer, with or without sign}
  public boolean isInteger() {
    return kind == Kind.SCALAR && !isReal() && !isBoolean();
  }

  /// {@return whether it is an integer of 64 bits without sign, of which a `long` has the bits}
  public boolean isUnsignedLong() {
    return kind == Kind.SCALAR && scalar == Scalar.U64;
  }

  /// {@return whether it is a real number}
  public boolean isReal() {
    return kind == Kind.SCALAR && (scalar == Scalar.F32 || scalar == Scalar.F64);
  }

  /// {@return whether it is reserved: bytes that are zero}
  public boolean isReserved() {
    return kind == Kind.ZERO;
  }

  /// {@return the integer at a place; of 64 bits without sign, the bits}
  long integer(MemorySegment bytes, long at) {
    return switch (scalar) {
      case BOOL, U8 -> bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      case I8 -> bytes.get(ValueLayout.JAVA_BYTE, at);
      case I16 -> bytes.get(shorts, at);
      case U16 -> bytes.get(shorts, at) & 0xFFFF;
      case I32 -> bytes.get(ints, at);
      case U32 -> bytes.get(ints, at) & 0xFFFF_FFFFL;
      case I64, U64 -> bytes.get(longs, at);
      case F32, F64 -> throw new IllegalArgumentException(name + ": not an integer");
    };
  }

  /// {@return the number at a place, integers converted}
  double real(MemorySegment bytes, long at) {
    return switch (scalar) {
      case F32 -> Float.intBitsToFloat(bytes.get(ints, at));
      case F64 -> Double.longBitsToDouble(bytes.get(longs, at));
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64 -> integer(bytes, at);
    };
  }

  /// {@return the verified text at a place}
  Utf8Slice text(MemorySegment bytes, long at) {
    return new VerifiedSlice(bytes, at, textByteSize(bytes, at));
  }

  /// {@return how long the text at a place is, without what fills it up}
  long textByteSize(MemorySegment bytes, long at) {
    if (kind == Kind.SPACED_TEXT) {
      long size = byteSize;
      while (size > 0 && bytes.get(ValueLayout.JAVA_BYTE, at + size - 1) == ' ') {
        size--;
      }
      return size;
    }
    long size = 0;
    while (size < byteSize && bytes.get(ValueLayout.JAVA_BYTE, at + size) != 0) {
      size++;
    }
    return size;
  }

  /// {@return the field as [FixedLayout#parse] reads it}
  String describe() {
    return switch (kind) {
      case TEXT -> "utf8[%d] %s".formatted(byteSize, name);
      case SPACED_TEXT -> "utf8[%d,space] %s".formatted(byteSize, name);
      case BYTES -> "bytes[%d] %s".formatted(byteSize, name);
      case ZERO -> "zero[%d] %s".formatted(byteSize, name);
      case SCALAR -> LayoutText.typeName(scalar, order) + allowed.describe() + " " + name;
    };
  }

  @Override
  public String toString() {
    return describe();
  }
}
