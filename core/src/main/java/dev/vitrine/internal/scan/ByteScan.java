// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static dev.vitrine.internal.scan.Words.HIGH_BITS;
import static dev.vitrine.internal.scan.Words.ONES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds and counts single bytes, a word at a time.
///
/// All ranges are `[from, to)` in bytes and must lie inside the segment. Every method reads each
/// byte at most once, or twice in the last word.
public final class ByteScan {

  /// The answer when the byte does not occur.
  public static final long NONE = -1;

  private ByteScan() {}

  /// {@return the offset of the first `wanted` in the range, or [#NONE]}
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  /// @param wanted the byte to look for
  public static long indexOf(MemorySegment bytes, long from, long to, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    long i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long hits = Words.firstZeroByte(Words.at(bytes, i) ^ pattern);
      if (hits != 0) {
        return i + Words.firstIndex(hits);
      }
    }
    for (; i < to; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) == wanted) {
        return i;
      }
    }
    return NONE;
  }

  /// {@return the offset of the first `wanted` in the range, or [#NONE]}
  ///
  /// For a byte that is expected soon, within some dozens of bytes: there the compiler's
  /// preparation of a counted loop, as in [#indexOf], costs more than the search.
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive, at least eight bytes behind the start of the segment
  /// @param wanted the byte to look for, not NUL
  public static long indexOfNear(MemorySegment bytes, long from, long to, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    long i = from;
    while (i <= to - Long.BYTES) {
      long hits = Words.firstZeroByte(Words.at(bytes, i) ^ pattern);
      if (hits != 0) {
        return i + Words.firstIndex(hits);
      }
      i += Long.BYTES;
    }
    long hits = i < to ? Words.firstZeroByte(Words.within(bytes, i, to) ^ pattern) : 0;
    return hits != 0 ? i + Words.firstIndex(hits) : NONE;
  }

  /// {@return the offset of the first byte of the range that is `one` or `other`, or [#NONE]}
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  /// @param one a byte to look for
  /// @param other another byte to look for
  public static long indexOfEither(MemorySegment bytes, long from, long to, byte one, byte other) {
    long pattern = (one & 0xFF) * ONES;
    long otherPattern = (other & 0xFF) * ONES;
    long i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = Words.at(bytes, i);
      long hits = Words.firstZeroByte(word ^ pattern) | Words.firstZeroByte(word ^ otherPattern);
      if (hits != 0) {
        return i + Words.firstIndex(hits);
      }
    }
    for (; i < to; i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, i);
      if (b == one || b == other) {
        return i;
      }
    }
    return NONE;
  }

  /// {@return the offset of the last `wanted` in the range, or [#NONE]}
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  /// @param wanted the byte to look for
  public static long lastIndexOf(MemorySegment bytes, long from, long to, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    long i = to;
    for (; i >= from + Long.BYTES; i -= Long.BYTES) {
      long hits = Words.zeroBytes(Words.at(bytes, i - Long.BYTES) ^ pattern);
      if (hits != 0) {
        return i - Long.BYTES + Words.lastIndex(hits);
      }
    }
    for (i--; i >= from; i--) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) == wanted) {
        return i;
      }
    }
    return NONE;
  }

  /// {@return how often `wanted` occurs in the range}
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  /// @param wanted the byte to look for
  public static long count(MemorySegment bytes, long from, long to, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    long count = 0;
    long i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      count += Long.bitCount(Words.zeroBytes(Words.at(bytes, i) ^ pattern));
    }
    for (; i < to; i++) {
      count += bytes.get(ValueLayout.JAVA_BYTE, i) == wanted ? 1 : 0;
    }
    return count;
  }

  /// {@return the offset of the first byte of the range that is not ASCII, or `to`}
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  public static long skipAscii(MemorySegment bytes, long from, long to) {
    long i = from;
    for (; i <= to - 4 * Long.BYTES; i += 4 * Long.BYTES) {
      if ((Words.fourAt(bytes, i) & HIGH_BITS) != 0) {
        break;
      }
    }
    for (; i < to; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) < 0) {
        return i;
      }
    }
    return to;
  }
}
