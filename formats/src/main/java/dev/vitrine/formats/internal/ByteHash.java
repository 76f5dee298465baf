// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A hash of bytes, eight at a time.
///
/// It is the same in every process and not meant to resist somebody who makes collisions on
/// purpose; tables built on it must stay correct, if slow, under collisions.
public final class ByteHash {

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// An odd number near 2^64 divided by the golden ratio: it spreads each input bit over the upper
  /// half of the product (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private ByteHash() {}

  /// {@return the hash of `[offset, offset + size)`}
  public static long of(MemorySegment memory, long offset, long size) {
    long hash = size * MULTIPLIER;
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
    long product = word * MULTIPLIER;
    return product ^ product >>> 32;
  }
}
