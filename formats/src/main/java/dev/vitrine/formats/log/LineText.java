// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A copy of a few lines, which a processor's first cache holds: looking at an array costs a check
/// of its bounds, at a segment also one whether it is open, by whom, and in which kind of memory.
///
/// For one thread at a time.
final class LineText {

  /// The largest text, in bytes: twice what is looked at together, for the line that reaches
  /// beyond.
  static final int MAX_BYTE_SIZE = 1 << 14;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // INVARIANT: eight zero bytes follow the text.
  private final byte[] bytes = new byte[MAX_BYTE_SIZE + Long.BYTES];
  private int size;

  /// Copies a text, at most [#MAX_BYTE_SIZE] bytes.
  void copy(MemorySegment source, long from, long to) {
    size = (int) (to - from);
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, from, bytes, 0, size);
    WORD.set(bytes, size, 0L);
  }

  /// {@return the size of the text, in bytes}
  int size() {
    return size;
  }

  /// {@return eight bytes, zeros behind the end of the text}
  ///
  /// @param index of the first, at most the size of the text
  long word(int index) {
    return (long) WORD.get(bytes, index);
  }

  /// {@return a byte, 0 at the end of the text}
  byte at(int index) {
    return bytes[index];
  }

  /// {@return where a byte stands first, or -1}
  ///
  /// @param from where to begin, not negative
  /// @param wanted not NUL
  int indexOf(int from, byte wanted) {
    long pattern = wanted * Words.ONES;
    for (int i = from; i < size; i += Long.BYTES) {
      long hits = Words.firstZeroByte(word(i) ^ pattern);
      if (hits != 0) {
        return i + Words.firstIndex(hits);
      }
    }
    return -1;
  }

  /// {@return where up to 18 digits or one hyphen end, or -1 if there is neither}
  int decimalEnd(int from) {
    long word = word(from);
    int digits = Words.firstIndex(Words.firstNonDigit(word)); // 8 if all are
    if (digits == 0) {
      return (byte) word == '-' ? from + 1 : -1;
    }
    int end = from + digits;
    while (digits == Long.BYTES) {
      digits = Words.firstIndex(Words.firstNonDigit(word(end)));
      end += digits;
    }
    return end - from <= Decimal.SAFE_DIGITS ? end : -1;
  }
}
