// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Fault;

/// What can be wrong with a FlatBuffer besides the encoding of its text ([dev.vitrine.Utf8Fault]).
///
/// The place of a fault is the number that is wrong: the reference that points outside, the slot
/// that does, the length that is too large.
public enum FlatBufferFault implements Fault {
  /// The data is smaller than any buffer can be.
  TOO_SHORT("buffer too short"),
  /// The size in front of a buffer is not that of the data that follows.
  BAD_SIZE_PREFIX("size prefix does not fit the data"),
  /// A stream ends inside a buffer.
  TORN_TAIL("stream ends inside a buffer"),
  /// Bytes 4 to 8 are not the file identifier of the schema.
  BAD_IDENTIFIER("wrong file identifier"),
  /// A reference is zero: it points at itself.
  NULL_OFFSET("reference to itself"),
  /// A reference points outside the buffer, or its highest bit is set.
  OFFSET_OUT_OF_RANGE("reference outside the buffer"),
  /// A number, struct, table, vector or reference does not stand at a multiple of its alignment.
  MISALIGNED("not aligned"),
  /// A table has no room for the reference to its vtable.
  TABLE_OUT_OF_RANGE("table reaches outside the buffer"),
  /// The vtable of a table does not begin inside the buffer.
  VTABLE_OUT_OF_RANGE("vtable outside the buffer"),
  /// The size of a vtable is below 4, odd, or reaches outside the buffer.
  BAD_VTABLE_SIZE("size of the vtable not possible"),
  /// The size of a table is below 4, or reaches outside the buffer.
  BAD_TABLE_SIZE("size of the table not possible"),
  /// A field does not lie inside its table.
  FIELD_OUT_OF_RANGE("field outside its table"),
  /// A required field is absent.
  REQUIRED_MISSING("required field absent"),
  /// The elements of a vector reach outside the buffer.
  VECTOR_OUT_OF_RANGE("vector reaches outside the buffer"),
  /// The bytes of a string, or its terminator, reach outside the buffer.
  STRING_OUT_OF_RANGE("string reaches outside the buffer"),
  /// The byte after a string is not zero.
  UNTERMINATED_STRING("string without terminator"),
  /// A struct in a union reaches outside the buffer.
  STRUCT_OUT_OF_RANGE("struct reaches outside the buffer"),
  /// A union has a value without a tag, or a tag without a value.
  UNION_MISMATCH("tag and value of the union disagree"),
  /// A vector of unions does not have as many tags as values.
  UNION_LENGTH_MISMATCH("vectors of tags and values differ in length"),
  /// The schema has no such tag; a fault only if known tags are asked for.
  UNKNOWN_UNION_TAG("unknown tag of a union"),
  /// A vector is not sorted by the key of its elements; a fault only if that is asked for.
  UNSORTED_KEYS("vector not sorted by key"),
  /// The size of a vtable or a slot is 32768 or more: legal, but flatbuffers-java would take it for
  /// negative and read the wrong bytes; a fault only for [FlatBuffers#generated].
  SLOT_NOT_READABLE("slot that flatbuffers-java cannot read"),
  /// The buffer has 2 GiB or more: legal, but no `ByteBuffer` can hold it; a fault only for
  /// [FlatBuffers#generated].
  BUFFER_NOT_READABLE("buffer that a ByteBuffer cannot hold"),
  /// Tables and nested buffers lie deeper in each other than is allowed.
  TOO_DEEP("nested too deep"),
  /// Parts of the buffer are referred to so often that looking at them would take far longer than
  /// reading the buffer.
  TOO_MUCH_WORK("too many references to the same parts");

  private final String description;

  FlatBufferFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
