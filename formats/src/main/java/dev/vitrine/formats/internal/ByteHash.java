// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/// A hash of bytes, eight at a time, that differs from process to process.
///
/// Whoever writes the text must not be able to choose words with the same hash, or a table of them
/// would take quadratic time: hence a key that nobody outside knows, and a multiplication by it
/// whose two halves are folded, so that the difference between two hashes depends on the key too.
/// Tables must stay correct under collisions all the same.
public final class ByteHash {

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// The clock in nanoseconds, which is what the JDK salts its immutable sets with too: the text
  /// was written before this process began.
  private static final SplittableRandom KEYS =
      new SplittableRandom(System.nanoTime() ^ ProcessHandle.current().pid() << Integer.SIZE);

  private static final long SEED = KEYS.nextLong();

  /// Odd, so that no bit of a word is lost in the lower half of the product.
  private static final long KEY = KEYS.nextLong() | 1;

  private ByteHash() {}

  /// {@return the hash of `[offset, offset + size)`}
  public static long of(MemorySegment memory, long offset, long size) {
    long hash = SEED ^ size;
    long end = offset + size;
    long i = offset;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      hash = mix(hash ^ memory.get(WORD, i));
    }
    if (i < end) {
      hash = mix(hash ^ tail(memory, i, end));
    }
    return hash;
  }

  private static long tail(MemorySegment memory, long from, long end) {
    long word = 0;
    for (long i = end - 1; i >= from; i--) {
      word = word << Byte.SIZE | (memory.get(ValueLayout.JAVA_BYTE, i) & 0xFF);
    }
    return word;
  }

  private static long mix(long word) {
    return word * KEY ^ Math.unsignedMultiplyHigh(word, KEY);
  }
}
