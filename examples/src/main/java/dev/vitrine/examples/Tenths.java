// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

/// A temperature from -99.9 to 99.9 with one digit behind the point, read from one word.
///
/// @param value in tenths of a degree
/// @param byteSize how long the text is, in bytes
record Tenths(int value, int byteSize) {

  // The last four bytes of a number such as 12.3, the first lowest: what must be there, where a
  // half
  // of a byte must be 3 (the digits), and what lifts all bytes above `9` out of that half.
  private static final long SHAPE = 0x302E3030;
  private static final long LOOKED_AT = 0xF0FFF0F0L;
  private static final long SIXES = 0x06000606;

  /// {@return the temperature at the beginning of a word}
  ///
  /// Without branches that depend on the length, which nobody could predict.
  ///
  /// @param word eight bytes of the file, the first lowest
  /// @param line where the line begins, for the message
  /// @throws IllegalArgumentException if it is none
  static Tenths at(long word, long line) {
    int minus = (byte) word == '-' ? 1 : 0;
    long number = word >>> (Byte.SIZE * minus);
    int missing = ((number >>> Byte.SIZE) & 0xFF) == '.' ? 1 : 0; // of two digits before the point
    long digits = (number << (Byte.SIZE * missing)) | ('0' * missing);
    if ((digits & LOOKED_AT) != SHAPE || ((digits + SIXES) & LOOKED_AT) != SHAPE) {
      throw malformed(line);
    }
    int value =
        100 * (int) (digits & 0x0F)
            + 10 * (int) ((digits >>> Byte.SIZE) & 0x0F)
            + (int) ((digits >>> (3 * Byte.SIZE)) & 0x0F);
    return new Tenths((value ^ -minus) + minus, 4 + minus - missing);
  }

  /// {@return the exception for a line that is not one of the contest}
  static IllegalArgumentException malformed(long line) {
    return new IllegalArgumentException(
        "line: not of the contest at byte %d (allowed name;-99.9 to name;99.9)".formatted(line));
  }
}
