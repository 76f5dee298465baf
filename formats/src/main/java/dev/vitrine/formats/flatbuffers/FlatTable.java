// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A table of a verified buffer.
///
/// Fields are read by [FieldKey]s, which are looked up by name once. The only check at access is
/// that the key belongs to the type of the table; the data are not checked again. A scalar that is
/// absent reads as its default.
///
/// Immutable and safe for use by many threads. Valid until the file is closed; then every access is
/// an [IllegalStateException].
public final class FlatTable {

  /// Stands for the place of an absent field.
  private static final long ABSENT = -1;

  // INVARIANT: a table of this type has been verified at this place in bytes, which are frozen.
  private final FlatType type;
  private final MemorySegment bytes;
  private final long at;
  private final long vtable;
  private final int vtableByteSize;

  FlatTable(FlatType type, MemorySegment bytes, long at) {
    this.type = type;
    this.bytes = bytes;
    this.at = at;
    this.vtable = at - Little.i32(bytes, at);
    this.vtableByteSize = Little.u16(bytes, vtable);
  }

  /// {@return the type of the table}
  public FlatType type() {
    return type;
  }

  /// {@return where the table is, in bytes from the start of the verified segment}
  public long byteOffset() {
    return at;
  }

  MemorySegment segment() {
    return bytes;
  }

  /// {@return whether a field is present: one with its default value may be absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type
  public boolean has(FieldKey field) {
    if (field.owner != type) {
      throw field.misuse(type, "any field");
    }
    return place(field) != ABSENT;
  }

  /// {@return a boolean}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no scalar
  public boolean getBoolean(FieldKey field) {
    return getLong(field) != 0;
  }

  /// {@return an integer}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  /// @throws ArithmeticException if the value does not fit; never for types below `uint`
  public int getInt(FieldKey field) {
    return Math.toIntExact(getLong(field));
  }

  /// {@return an integer, a boolean (0 or 1) or a tag; of a `ulong` the 64 bits}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  public long getLong(FieldKey field) {
    field.require(type, FieldShape.SCALAR);
    long place = place(field);
    return place == ABSENT ? field.defaultInteger : field.base.integer(bytes, place);
  }

  /// {@return a real number; an integer is converted}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no scalar
  public double getDouble(FieldKey field) {
    field.require(type, FieldShape.SCALAR);
    long place = place(field);
    if (place == ABSENT) {
      return field.base.isReal() ? field.defaultReal : field.defaultInteger;
    }
    return field.base.real(bytes, place);
  }

  /// {@return the name of the value of an enum field, or empty if the enum does not name it}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no integer
  public Optional<String> enumName(FieldKey field) {
    return field.enumeration.nameOf(getLong(field));
  }

  /// {@return a text, or empty if the field is absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no string
  public Optional<Utf8Slice> string(FieldKey field) {
    field.require(type, FieldShape.STRING);
    long place = place(field);
    return place == ABSENT
        ? Optional.empty()
        : Optional.of(Reference.text(bytes, Reference.of(field, bytes, place)));
  }

  /// {@return a table, or empty if the field is absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no table
  public Optional<FlatTable> table(FieldKey field) {
    field.require(type, FieldShape.TABLE);
    long place = place(field);
    return place == ABSENT
        ? Optional.empty()
        : Optional.of(new FlatTable(field.targetType(), bytes, Reference.of(bytes, place)));
  }

  /// {@return a struct, or empty if the field is absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no struct
  public Optional<FlatStruct> struct(FieldKey field) {
    field.require(type, FieldShape.STRUCT);
    long place = place(field);
    return place == ABSENT
        ? Optional.empty()
        : Optional.of(new FlatStruct(field.targetType(), bytes, place));
  }

  /// {@return a vector, or empty if the field is absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or no vector
  public Optional<FlatVector> vector(FieldKey field) {
    if (field.owner != type || !field.shape.isVector()) {
      throw field.misuse(type, "a vector");
    }
    long place = place(field);
    if (place == ABSENT) {
      return Optional.empty();
    }
    long vector = Reference.of(field, bytes, place);
    if (field.shape != FieldShape.VECTOR_OF_UNIONS) {
      return Optional.of(FlatVector.of(field, bytes, vector));
    }
    long tags = Reference.of(bytes, place(field.tagOffset()));
    return Optional.of(FlatVector.ofUnions(field, bytes, vector, tags));
  }

  /// {@return the value of a union, or empty if there is none}
  ///
  /// @param field of the type of this table; not that of the tag
  /// @throws IllegalArgumentException if it is a field of another type, or no union
  public Optional<FlatUnion> union(FieldKey field) {
    field.require(type, FieldShape.UNION);
    long place = place(field);
    if (place == ABSENT) {
      return Optional.empty();
    }
    long tag = field.base.integer(bytes, place(field.tagOffset()));
    return Reference.union(field, bytes, tag, place);
  }

  /// {@return the root of a nested buffer, or empty if the field is absent}
  ///
  /// @param field of the type of this table
  /// @throws IllegalArgumentException if it is a field of another type, or not known to hold a
  ///   buffer ([FieldKey#isNested()])
  public Optional<FlatTable> nested(FieldKey field) {
    if (field.owner != type || !field.isNested()) {
      throw field.misuse(type, "a nested buffer");
    }
    return vector(field)
        .map(buffer ->
            new FlatTable(field.nestedType(), bytes, Reference.of(bytes, buffer.byteOffset())));
  }

  private long place(FieldKey field) {
    return place(field.offset);
  }

  private long place(int offset) {
    int slot = offset < vtableByteSize ? Little.u16(bytes, vtable + offset) : 0;
    return slot == 0 ? ABSENT : at + slot;
  }

  @Override
  public String toString() {
    return "%s at byte %d".formatted(type, at);
  }
}
