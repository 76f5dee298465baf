// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Eight bytes at a time in one `long`, the first byte lowest, whatever the machine's byte order.
public final class Words {

  /// The value of a word whose every byte is 1; times `b` it is the word whose every byte is `b`.
  public static final long ONES = 0x0101010101010101L;

  /// The highest bit of every byte: set where a byte is not ASCII.
  static final long HIGH_BITS = 0x8080808080808080L;

  static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /// {@return the eight bytes at a place}
  ///
  /// @param bytes where they lie
  /// @param offset of the first, in bytes; the last lies inside the segment too
  public static long at(MemorySegment bytes, long offset) {
    return bytes.get(WORD, offset);
  }

  /// {@return the bitwise OR of four words: 32 bytes}
  static long fourAt(MemorySegment bytes, long offset) {
    return at(bytes, offset)
        | at(bytes, offset + Long.BYTES)
        | at(bytes, offset + 2 * Long.BYTES)
        | at(bytes, offset + 3 * Long.BYTES);
  }

  /// {@return the bytes `[offset, end)`, fewer than eight, followed by zero bytes}
  static long tail(MemorySegment bytes, long offset, long end) {
    long word = 0;
    for (long i = end - 1; i >= offset; i--) {
      word = word << 8 | (bytes.get(ValueLayout.JAVA_BYTE, i) & 0xFFL);
    }
    return word;
  }

  /// {@return the highest bit of the first byte of `word` that is zero, and perhaps of later bytes;
  /// 0 if no byte is zero}
  ///
  /// A borrow can only run from a zero byte upwards, so the lowest bit set is always right.
  ///
  /// @param word eight bytes
  public static long firstZeroByte(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  /// {@return up to eight bytes of a range, followed by zeros where it ends}
  ///
  /// @param bytes where the range lies
  /// @param offset inside the range
  /// @param end where the range ends, at least eight bytes behind the start of the segment
  public static long within(MemorySegment bytes, long offset, long end) {
    long whole = Math.min(offset, end - Long.BYTES);
    return at(bytes, whole) >>> (Byte.SIZE * (offset - whole));
  }

  /// {@return a word whose lowest bytes are those of a short ASCII text, the others zero}
  ///
  /// @param text at most eight characters
  public static long of(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }

  /// {@return the highest bit of the first byte of `word` that is no digit, and perhaps of later
  /// bytes; 0 if all are digits}
  ///
  /// A carry can only run out of a byte that is no digit, so the lowest bit set is always right.
  ///
  /// @param word eight bytes
  public static long firstNonDigit(long word) {
    long values = word ^ '0' * ONES;
    return ((values + (0x80 - 10) * ONES) | values) & HIGH_BITS;
  }

  /// {@return the value of the decimal digits that are the first bytes of `word`}
  ///
  /// Two digits are joined, then two pairs, then two fours: each multiplication adds the upper
  /// neighbour, once shifted up, to the lower one times its weight, in the upper one's place.
  ///
  /// @param word eight bytes
  /// @param size how many of them are digits, 0 to 8
  public static long decimal(long word, int size) {
    if (size == 0) {
      return 0;
    }
    long digits = (word - '0' * ONES) << (Byte.SIZE * (Long.BYTES - size)); // zeros in front
    long pairs = ((digits * (1 + (10 << 8))) >>> 8) & 0x00FF00FF00FF00FFL;
    long fours = ((pairs * (1 + (100 << 16))) >>> 16) & 0x0000FFFF0000FFFFL;
    return (fours * (1 + (10_000L << 32))) >>> 32;
  }

  /// {@return the highest bit of exactly those bytes of `word` that are zero}
  static long zeroBytes(long word) {
    long low = ~HIGH_BITS;
    return ~(((word & low) + low) | word | low);
  }

  /// {@return the index, 0 to 7, of the byte in which the lowest bit of `bits` lies; 8 if none is
  /// set}
  ///
  /// @param bits of eight bytes
  public static int firstIndex(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
  }

  /// {@return the index, 0 to 7, of the byte in which the highest bit of `bits` lies}
  static int lastIndex(long bits) {
    return (63 - Long.numberOfLeadingZeros(bits)) >>> 3;
  }
}
