// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

/// Temperatures from -99.9 to 99.9 with one digit behind the point, in tenths of a degree, read
/// from a word: eight bytes of the file, the first lowest.
///
/// Nothing branches on the length of a number, which no processor could predict.
final class Tenths {

  // What follows the sign when a missing first digit has been filled in: 12.3 and a line feed. The
  // upper half of a digit must be 3, and stay so when what lifts all above `9` out of it is added.
  private static final long SHAPE = 0x0A_30_2E_30_30L;
  private static final long LOOKED_AT = 0xFF_F0_FF_F0_F0L;
  private static final long SIXES = 0x06_00_06_06L;

  private static final long DIGITS = 0x0F_00_0F_0FL;

  // One multiplication puts 100, 10 and 1 times the digits on top of each other at bit 24. What
  // else
  // it makes stays below that bit or begins at bit 34, behind the ten bits of 999.
  private static final long WEIGHTS = (100L << 24) | (10L << 16) | 1;
  private static final int SUM_BIT = 24;
  private static final long SUM_MASK = 0x3FF;

  private Tenths() {}

  /// {@return whether a word begins with a temperature and a line feed}
  static boolean isValid(long word) {
    long digits = digits(word);
    return (((digits ^ SHAPE) | ((digits + SIXES) ^ SHAPE)) & LOOKED_AT) == 0;
  }

  /// {@return the temperature that a valid word begins with}
  static long value(long word) {
    long value = (((digits(word) & DIGITS) * WEIGHTS) >>> SUM_BIT) & SUM_MASK;
    return (value ^ -minus(word)) + minus(word);
  }

  /// {@return how long the temperature is that a valid word begins with, in bytes, with its line
  /// feed}
  static long byteSize(long word) {
    return 5 + minus(word) - missing(word);
  }

  private static long digits(long word) {
    long missing = missing(word);
    return ((word >>> (Byte.SIZE * minus(word))) << (Byte.SIZE * missing)) | ('0' * missing);
  }

  private static long minus(long word) {
    return isZero((word & 0xFF) ^ '-');
  }

  /// {@return how many of two digits before the point are missing}
  private static long missing(long word) {
    return isZero(((word >>> (Byte.SIZE * (minus(word) + 1))) & 0xFF) ^ '.');
  }

  /// {@return 1 for 0, otherwise 0}
  ///
  /// @param value not negative
  private static long isZero(long value) {
    return (value - 1) >>> (Long.SIZE - 1);
  }
}
