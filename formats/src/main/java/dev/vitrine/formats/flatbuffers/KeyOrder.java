// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The order of vectors by the key of their elements: numbers by value, strings by their bytes.
final class KeyOrder {

  /// The answer of `find` if there is no such element.
  private static final long NOT_FOUND = -1;

  private KeyOrder() {}

  /// Checks that a vector of tables or structs, verified, is sorted; nothing if they have no key.
  static void require(FieldKey field, long at, Bounds bounds) throws InvalidDataException {
    Optional<FieldKey> key = field.targetType().key().filter(KeyOrder::isComparable);
    if (key.isEmpty()) {
      return;
    }
    FlatVector vector = FlatVector.of(field, bounds.bytes, at);
    bounds.charge(vector.size(), at);
    for (long i = 1; i < vector.size(); i++) {
      if (key.get().shape == FieldShape.STRING) {
        bounds.charge(text(vector, key.get(), i).byteSize() >>> 3, at);
      }
      if (compare(vector, key.get(), i - 1, i) > 0) {
        throw bounds
            .invalid(
                FlatBufferFault.UNSORTED_KEYS,
                vector.byteOffset() + i * field.elementByteSize,
                i,
                "keys in ascending order")
            .within("[" + i + "]");
      }
    }
  }

  private static boolean isComparable(FieldKey key) {
    return key.shape == FieldShape.SCALAR || key.shape == FieldShape.STRING;
  }

  private static int compare(FlatVector vector, FieldKey key, long i, long j) {
    if (key.shape == FieldShape.STRING) {
      return text(vector, key, i).compareTo(text(vector, key, j));
    }
    if (key.base.isReal()) {
      return Double.compare(real(vector, key, i), real(vector, key, j));
    }
    return compare(key, integer(vector, key, i), integer(vector, key, j));
  }

  private static int compare(FieldKey key, long a, long b) {
    return key.base == BaseType.ULONG ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }

  static long find(FlatVector vector, String wanted) {
    FieldKey key = key(vector, FieldShape.STRING);
    MemorySegment bytes = MemorySegment.ofArray(wanted.getBytes(UTF_8));
    long low = 0;
    long high = vector.size() - 1;
    while (low <= high) {
      long middle = low + (high - low) / 2;
      int order = compare(text(vector, key, middle).bytes(), bytes);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return NOT_FOUND;
  }

  static long find(FlatVector vector, long wanted) {
    FieldKey key = key(vector, FieldShape.SCALAR);
    long low = 0;
    long high = vector.size() - 1;
    while (low <= high) {
      long middle = low + (high - low) / 2;
      int order = compare(key, integer(vector, key, middle), wanted);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return NOT_FOUND;
  }

  private static FieldKey key(FlatVector vector, FieldShape shape) {
    FieldKey field = vector.field();
    return Optional.of(field)
        .filter(f -> f.target != FieldKey.NONE)
        .flatMap(f -> f.targetType().key())
        .filter(k -> k.shape == shape && !k.base.isReal())
        .orElseThrow(() -> field.misuse(field.owner, "elements with such a key"));
  }

  private static int compare(MemorySegment a, MemorySegment b) {
    long difference = a.mismatch(b);
    if (difference < 0) {
      return 0;
    }
    if (difference == a.byteSize() || difference == b.byteSize()) {
      return Long.compare(a.byteSize(), b.byteSize());
    }
    return Integer.compare(Little.u8(a, difference), Little.u8(b, difference));
  }

  /// {@return the key of an element; an absent one is as an empty one}
  private static Utf8Slice text(FlatVector vector, FieldKey key, long index) {
    return vector.table(index).string(key).orElseGet(() -> vector.emptyText());
  }

  private static long integer(FlatVector vector, FieldKey key, long index) {
    return key.owner.isStruct()
        ? vector.struct(index).getLong(key)
        : vector.table(index).getLong(key);
  }

  private static double real(FlatVector vector, FieldKey key, long index) {
    return key.owner.isStruct()
        ? vector.struct(index).getDouble(key)
        : vector.table(index).getDouble(key);
  }
}
