// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;

/// Checks the length and the elements' place of a vector, not what the elements refer to.
final class VectorCheck {

  private final Bounds bounds;

  VectorCheck(Bounds bounds) {
    this.bounds = bounds;
  }

  /// {@return where the length of the vector is that a field refers to}
  ///
  /// Elements of a vector without any need not be aligned: writers do not align them.
  ///
  /// @param at where the field is, in its table
  long check(FieldKey field, long at) throws InvalidDataException {
    long vector = field.byteSize == 4 ? bounds.target(at) : bounds.wideTarget(at);
    int lengthSize = lengthByteSize(field);
    bounds.requireAligned(vector, lengthSize);
    long count = vector > bounds.end - lengthSize ? -1 : length(field, vector);
    long data = vector + lengthSize;
    if (count < 0 || count > (bounds.end - data) / field.elementByteSize) {
      throw bounds.invalid(
          FlatBufferFault.VECTOR_OUT_OF_RANGE,
          vector,
          Math.max(0, count),
          "%d elements of %d bytes"
              .formatted(
                  Math.max(0, bounds.end - data) / field.elementByteSize, field.elementByteSize));
    }
    if (count > 0) {
      bounds.requireAligned(data, field.elementAlign);
    }
    return vector;
  }

  /// {@return the number of elements of a vector}
  long length(FieldKey field, long vector) {
    return field.wideLength ? Little.i64(bounds.bytes, vector) : Little.u32(bounds.bytes, vector);
  }

  /// {@return the size of the length of a vector, in bytes}
  static int lengthByteSize(FieldKey field) {
    return field.wideLength ? 8 : 4;
  }
}
