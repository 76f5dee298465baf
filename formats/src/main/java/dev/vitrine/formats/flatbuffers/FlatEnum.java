// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.RawEnum;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import dev.vitrine.formats.flatbuffers.RawSchema.RawValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// An enum or union of a schema, by its values.
///
/// Immutable and safe for use by many threads.
final class FlatEnum {

  /// The answer of [#indexOf] for a value without a name.
  static final int UNKNOWN = -1;

  /// Stands where a type has no enum.
  static final FlatEnum NONE =
      new FlatEnum(new RawEnum("", List.of(), false, false, BaseType.NONE, 0));

  final String name;
  final boolean isUnion;
  final boolean isBitFlags;
  final BaseType underlying;
  private final long[] numbers;
  private final RawValue[] values;

  FlatEnum(RawEnum raw) {
    name = raw.name();
    isUnion = raw.isUnion();
    isBitFlags = raw.isBitFlags();
    underlying = raw.underlying();
    values = raw.values().toArray(RawValue[]::new);
    Arrays.sort(values, Comparator.comparingLong(RawValue::value));
    numbers = Arrays.stream(values).mapToLong(RawValue::value).toArray();
  }

  /// {@return the number of values}
  int size() {
    return values.length;
  }

  /// {@return the index of the value with this number, or [#UNKNOWN]}
  int indexOf(long number) {
    if (number >= 0 && number < numbers.length && numbers[(int) number] == number) {
      return (int) number; // the usual enum: 0, 1, 2 …
    }
    return Math.max(UNKNOWN, Arrays.binarySearch(numbers, number));
  }

  RawValue value(int index) {
    return values[index];
  }

  /// {@return what a union holds under the value of this index}
  RawType member(int index) {
    return values[index].member();
  }

  /// {@return the name of a number, or empty if it has none}
  Optional<String> nameOf(long number) {
    int index = indexOf(number);
    return index == UNKNOWN ? Optional.empty() : Optional.of(values[index].name());
  }

  /// {@return the name of a number, or, of bit flags, the names of its bits with spaces between;
  /// empty if they do not say all of it}
  Optional<String> wordsOf(long number) {
    int index = indexOf(number);
    if (index != UNKNOWN) {
      return Optional.of(values[index].name());
    }
    if (!isBitFlags || number == 0) {
      return Optional.empty();
    }
    StringJoiner names = new StringJoiner(" ");
    long said = 0;
    for (RawValue value : values) {
      if ((value.value() & number) != 0) {
        names.add(value.name());
        said |= value.value();
      }
    }
    return said == number ? Optional.of(names.toString()) : Optional.empty();
  }
}
