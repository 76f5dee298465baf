// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// A vector of a verified buffer, or an array of a struct.
///
/// Elements are read by the accessor that goes with them: [#getLong], [#getDouble], [#string],
/// [#table], [#struct] or [#union]; scalars and structs also all at once, by [#bytes()].
///
/// Immutable and safe for use by many threads. Valid until the file is closed; then every access is
/// an [IllegalStateException].
public final class FlatVector {

  // INVARIANT: size elements as the field describes them have been verified at data in bytes,
  // which are frozen, and if they are unions, as many tags at tags.
  private final FieldKey field;
  private final MemorySegment bytes;
  private final long data;
  private final long size;
  private final long tags;

  private FlatVector(FieldKey field, MemorySegment bytes, long data, long size, long tags) {
    this.field = field;
    this.bytes = bytes;
    this.data = data;
    this.size = size;
    this.tags = tags;
  }

  static FlatVector of(FieldKey field, MemorySegment bytes, long at) {
    return ofUnions(field, bytes, at, 0);
  }

  static FlatVector ofUnions(FieldKey field, MemorySegment bytes, long at, long tags) {
    return field.wideLength
        ? new FlatVector(field, bytes, at + 8, Little.i64(bytes, at), 0)
        : new FlatVector(field, bytes, at + 4, Little.u32(bytes, at), tags + 4);
  }

  static FlatVector ofArray(FieldKey field, MemorySegment bytes, long at) {
    return new FlatVector(field, bytes, at, field.fixedLength, 0);
  }

  /// {@return the number of elements}
  public long size() {
    return size;
  }

  /// {@return where the first element is, in bytes from the start of the verified segment}
  public long byteOffset() {
    return data;
  }

  /// {@return the elements as they lie in the file, little-endian, read-only, not copied; of
  /// tables, strings and unions these are references}
  public MemorySegment bytes() {
    return bytes.asSlice(data, size * field.elementByteSize);
  }

  /// {@return an element that is an integer or a boolean (0 or 1); of a `ulong` the 64 bits}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not integers
  public long getLong(long index) {
    return field.base.integer(bytes, scalar(index));
  }

  /// {@return an element that is a real number; an integer is converted}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not numbers
  public double getDouble(long index) {
    return field.base.real(bytes, scalar(index));
  }

  private long scalar(long index) {
    if (field.shape != FieldShape.VECTOR_OF_SCALARS && field.shape != FieldShape.ARRAY_OF_SCALARS) {
      throw misuse("scalars");
    }
    return element(index);
  }

  /// {@return an element that is a text}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not strings
  public Utf8Slice string(long index) {
    require(FieldShape.VECTOR_OF_STRINGS);
    return Reference.text(bytes, Reference.of(bytes, element(index)));
  }

  /// {@return an element that is a table}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not tables
  public FlatTable table(long index) {
    require(FieldShape.VECTOR_OF_TABLES);
    return new FlatTable(field.targetType(), bytes, Reference.of(bytes, element(index)));
  }

  /// {@return an element that is a struct}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not structs
  public FlatStruct struct(long index) {
    if (field.shape != FieldShape.ARRAY_OF_STRUCTS) {
      require(FieldShape.VECTOR_OF_STRUCTS);
    }
    return new FlatStruct(field.targetType(), bytes, element(index));
  }

  /// {@return an element that is a union, or empty if its tag is `NONE`}
  ///
  /// @param index in `[0, size())`
  /// @throws IndexOutOfBoundsException if there is no such element
  /// @throws IllegalArgumentException if the elements are not unions
  public Optional<FlatUnion> union(long index) {
    require(FieldShape.VECTOR_OF_UNIONS);
    long at = element(index);
    long tag = field.base.integer(bytes, tags + index * field.base.byteSize);
    return Reference.union(field, bytes, tag, at);
  }

  /// Finds the table with a string as key, in O(log size) steps.
  ///
  /// @param key of the table
  /// @return its index, or -1 if there is none; anything of these if the vector is not sorted, see
  ///   [FlatBufferOptions#sortedKeys()]
  /// @throws IllegalArgumentException if the elements have no string as key
  public long find(String key) {
    requireNonNull(key, "key");
    return KeyOrder.find(this, key);
  }

  /// Finds the table or struct with an integer as key, in O(log size) steps.
  ///
  /// @param key of the table or struct
  /// @return its index, or -1 if there is none; anything of these if the vector is not sorted, see
  ///   [FlatBufferOptions#sortedKeys()]
  /// @throws IllegalArgumentException if the elements have no integer as key
  public long find(long key) {
    return KeyOrder.find(this, key);
  }

  FieldKey field() {
    return field;
  }

  Utf8Slice emptyText() {
    return new VerifiedSlice(bytes, data, 0);
  }

  private long element(long index) {
    return data + Objects.checkIndex(index, size) * field.elementByteSize;
  }

  private void require(FieldShape wanted) {
    if (field.shape != wanted) {
      throw misuse(wanted.toString());
    }
  }

  private IllegalArgumentException misuse(String wanted) {
    return field.misuse(field.owner, wanted);
  }

  @Override
  public String toString() {
    return "%s: %d elements at byte %d".formatted(field, size, data);
  }
}
