// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// What the timestamps of an interface count: fractions of a second, since a moment.
///
/// @param resolution as the option `if_tsresol` of pcapng has it: 0 to 127 for a fraction of 10 to
///   that power, 128 and above for a fraction of 2 to the power of the lower seven bits
/// @param offsetSeconds from 1970-01-01T00:00:00Z to the moment that is counted from
public record Ticks(int resolution, long offsetSeconds) {

  static final Ticks MICROSECONDS = new Ticks(6, 0);
  static final Ticks NANOSECONDS = new Ticks(9, 0);

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int NANOS_DIGITS = 9;

  /// The largest power of ten in 64 bits without sign has 19 zeros.
  private static final int MAX_DIGITS = 19;

  private static final int BINARY = 0x80;

  /// {@return a time in nanoseconds since 1970-01-01T00:00:00Z, rounded down; the largest or
  /// smallest number there is for times before 1677 and after 2262}
  ///
  /// @param count of ticks, 64 bits without sign
  public long toNanos(long count) {
    long nanos = resolution < BINARY ? decimal(count) : binary(count, resolution - BINARY);
    long offset = saturated(offsetSeconds, NANOS_PER_SECOND);
    long sum = nanos + offset;
    boolean overflow = offset > 0 && sum < 0; // nanos is never negative
    return overflow ? Long.MAX_VALUE : sum;
  }

  private long decimal(long count) {
    int zeros = resolution - NANOS_DIGITS;
    if (zeros > MAX_DIGITS) {
      return 0; // 2^64 ticks are less than 1 ns
    }
    return zeros > 0
        ? Long.divideUnsigned(count, power(zeros))
        : unsignedSaturated(count, power(-zeros));
  }

  private static long binary(long count, int shift) {
    long high = Math.unsignedMultiplyHigh(count, NANOS_PER_SECOND);
    long low = count * NANOS_PER_SECOND;
    if (shift >= Long.SIZE) {
      return high >>> (shift - Long.SIZE);
    }
    if (shift == 0) {
      return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }
    long nanos = (high << (Long.SIZE - shift)) | (low >>> shift);
    return (high >>> (shift - 1)) == 0 && nanos >= 0 ? nanos : Long.MAX_VALUE;
  }

  private static long unsignedSaturated(long count, long factor) {
    long high = Math.unsignedMultiplyHigh(count, factor);
    long low = count * factor;
    return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
  }

  private static long saturated(long seconds, long factor) {
    long high = Math.multiplyHigh(seconds, factor);
    long low = seconds * factor;
    if (high == low >> (Long.SIZE - 1)) {
      return low;
    }
    return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static long power(int zeros) {
    long power = 1;
    for (int i = 0; i < zeros; i++) {
      power *= 10;
    }
    return power;
  }
}
