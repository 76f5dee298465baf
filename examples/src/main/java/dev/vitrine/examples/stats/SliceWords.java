// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Texts as words of eight bytes, the first byte lowest, zeros behind the last: to hash and to
/// compare whole words, without looking at single bytes.
final class SliceWords {

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt HALF_WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private SliceWords() {}

  /// {@return how many words a text takes}
  static int count(long byteSize) {
    return Math.toIntExact(Math.ceilDiv(byteSize, (long) Long.BYTES));
  }

  /// Copies a text.
  ///
  /// @param words where it goes, from the first one on; long enough
  static void copy(MemorySegment text, long[] words) {
    long size = text.byteSize();
    int whole = (int) (size / Long.BYTES);
    for (int i = 0; i < whole; i++) {
      words[i] = text.get(WORD, (long) i * Long.BYTES);
    }
    int rest = (int) (size % Long.BYTES);
    if (rest > 0) {
      words[whole] =
          whole > 0
              ? text.get(WORD, size - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - rest))
              : partOfWord(text, rest);
    }
  }

  /// {@return a text of fewer than eight bytes: halves of a word that overlap, or single bytes}
  private static long partOfWord(MemorySegment text, int size) {
    if (size >= Integer.BYTES) {
      int above = size - Integer.BYTES;
      return (text.get(HALF_WORD, 0) & 0xFFFF_FFFFL)
          | ((text.get(HALF_WORD, above) & 0xFFFF_FFFFL) << (Byte.SIZE * above));
    }
    long word = 0;
    for (int i = size - 1; i >= 0; i--) {
      word = (word << Byte.SIZE) | (text.get(ValueLayout.JAVA_BYTE, i) & 0xFF);
    }
    return word;
  }

  /// {@return whether two texts of the same size are the same}
  static boolean areEqual(long[] words, int start, long[] others, int otherStart, int count) {
    for (int i = 0; i < count; i++) {
      if (words[start + i] != others[otherStart + i]) {
        return false;
      }
    }
    return true;
  }

  /// {@return the order of two texts by their bytes, unless one is the other with zeros behind}
  static int compare(long[] words, int start, int count, int otherStart, int otherCount) {
    for (int i = 0; i < Math.min(count, otherCount); i++) {
      int order =
          Long.compareUnsigned(
              Long.reverseBytes(words[start + i]), Long.reverseBytes(words[otherStart + i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(count, otherCount);
  }

  static String toString(long[] words, int start, int byteSize) {
    byte[] bytes = new byte[byteSize];
    for (int i = 0; i < byteSize; i++) {
      bytes[i] = (byte) (words[start + i / Long.BYTES] >>> (Byte.SIZE * (i % Long.BYTES)));
    }
    return new String(bytes, UTF_8);
  }
}
