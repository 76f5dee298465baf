// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A struct of a verified buffer: all its fields are present.
///
/// Fields are read by [FieldKey]s. The only check at access is that the key belongs to the type of
/// the struct.
///
/// Immutable and safe for use by many threads. Valid until the file is closed; then every access is
/// an [IllegalStateException].
public final class FlatStruct {

  // INVARIANT: the struct lies inside bytes, which are frozen.
  private final FlatType type;
  private final MemorySegment bytes;
  private final long at;

  FlatStruct(FlatType type, MemorySegment bytes, long at) {
    this.type = type;
    this.bytes = bytes;
    this.at = at;
  }

  /// {@return the type of the struct}
  public FlatType type() {
    return type;
  }

  /// {@return where the struct is, in bytes from the start of the verified segment}
  public long byteOffset() {
    return at;
  }

  MemorySegment segment() {
    return bytes;
  }

  /// {@return the bytes of the struct, read-only, not copied}
  public MemorySegment bytes() {
    return bytes.asSlice(at, type.byteSize);
  }

  /// {@return a boolean}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  public boolean getBoolean(FieldKey field) {
    return getLong(field) != 0;
  }

  /// {@return an integer}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  /// @throws ArithmeticException if the value does not fit; never for types below `uint`
  public int getInt(FieldKey field) {
    return Math.toIntExact(getLong(field));
  }

  /// {@return an integer or a boolean (0 or 1); of a `ulong` the 64 bits}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  public long getLong(FieldKey field) {
    field.require(type, FieldShape.SCALAR);
    return field.base.integer(bytes, at + field.offset);
  }

  /// {@return a real number; an integer is converted}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no scalar
  public double getDouble(FieldKey field) {
    field.require(type, FieldShape.SCALAR);
    return field.base.real(bytes, at + field.offset);
  }

  /// {@return the name of the value of an enum field, or empty if the enum does not name it}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  public Optional<String> enumName(FieldKey field) {
    return field.enumeration.nameOf(getLong(field));
  }

  /// {@return a struct inside this one}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no struct
  public FlatStruct struct(FieldKey field) {
    field.require(type, FieldShape.STRUCT);
    return new FlatStruct(field.targetType(), bytes, at + field.offset);
  }

  /// {@return an array of fixed length inside this struct}
  ///
  /// @param field of the type of this struct
  /// @throws IllegalArgumentException if it is a field of another type, or no array
  public FlatVector array(FieldKey field) {
    if (field.owner != type || field.fixedLength == 0 || !field.shape.isInline()) {
      throw field.misuse(type, "an array");
    }
    return FlatVector.ofArray(field, bytes, at + field.offset);
  }

  @Override
  public String toString() {
    return "%s at byte %d".formatted(type, at);
  }
}
