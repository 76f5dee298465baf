// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;

/// Decimal numbers in memory.
public final class Decimal {

  /// The number of digits that always fit a `long`.
  public static final int SAFE_DIGITS = 18;

  private Decimal() {}

  /// {@return the value of digits that are known to be digits}
  ///
  /// @param size how many, at most [#SAFE_DIGITS]
  public static long digits(MemorySegment memory, long offset, long size) {
    if (size <= Long.BYTES && offset <= memory.byteSize() - Long.BYTES) {
      return Words.decimal(Words.at(memory, offset), (int) size);
    }
    long value = 0;
    for (long i = offset; i < offset + size; i++) {
      value = value * 10 + (memory.get(ValueLayout.JAVA_BYTE, i) - '0');
    }
    return value;
  }

  /// {@return the value of an optional sign and digits, or empty if there is anything else,
  /// nothing, or a value that does not fit a `long`}
  static OptionalLong parse(MemorySegment memory, long offset, long size) {
    long end = offset + size;
    byte first = size == 0 ? 0 : memory.get(ValueLayout.JAVA_BYTE, offset);
    boolean signed = first == '-' || first == '+';
    long i = signed ? offset + 1 : offset;
    if (i == end) {
      return OptionalLong.empty();
    }
    long limit = first == '-' ? Long.MIN_VALUE : -Long.MAX_VALUE;
    long negative = 0; // negative numbers reach one further than positive ones
    for (; i < end; i++) {
      int digit = memory.get(ValueLayout.JAVA_BYTE, i) - '0';
      if (digit < 0 || digit > 9 || negative < limit / 10 || negative * 10 < limit + digit) {
        return OptionalLong.empty();
      }
      negative = negative * 10 - digit;
    }
    return OptionalLong.of(first == '-' ? negative : -negative);
  }
}
