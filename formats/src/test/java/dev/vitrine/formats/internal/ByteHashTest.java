// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByteHashTest {

  private static final int TEXTS = 20_000;

  @Test
  void dependsOnTheBytesOnly() {
    byte[] bytes = new byte[100];
    for (int size = 0; size <= 40; size++) {
      long atZero = ByteHash.of(MemorySegment.ofArray(bytes), 0, size);
      assertThat(ByteHash.of(MemorySegment.ofArray(bytes), 13, size)).isEqualTo(atZero);
    }
    bytes[7] = 1;
    assertThat(ByteHash.of(MemorySegment.ofArray(bytes), 0, 8))
        .isNotEqualTo(ByteHash.of(MemorySegment.ofArray(bytes), 8, 8));
  }

  @Test
  void zerosOfDifferentLengthsDiffer() {
    Set<Long> hashes = new HashSet<>();
    for (int size = 0; size < 64; size++) {
      hashes.add(ByteHash.of(MemorySegment.ofArray(new byte[size]), 0, size));
    }
    assertThat(hashes).hasSize(64);
  }

  /// Whoever knows the multiplier of a hash without a key computes, for any first word, the second
  /// one that leads to a chosen state.
  @Test
  void wordsThatCancelEachOtherWithoutAKeyDoNotCollide() {
    long multiplier = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio, which all would try
    Set<Integer> hashes = new HashSet<>();
    for (long first = 0; first < TEXTS; first++) {
      long product = (16 * multiplier ^ first) * multiplier;
      long second = product ^ product >>> 32;
      hashes.add(Long.hashCode(hash(first, second)));
    }
    // 32 bits: about 0.05 pairs are expected by chance
    assertThat(hashes).hasSizeGreaterThan(TEXTS - 5);
  }

  /// Flipping the top bit of a factor changes the product in its top bit only.
  @Test
  void topBitsThatCancelEachOtherWithoutAKeyDoNotCollide() {
    Set<Integer> hashes = new HashSet<>();
    for (long word = 0; word < TEXTS / 2; word++) {
      hashes.add(Long.hashCode(hash(word, 0)));
      hashes.add(Long.hashCode(hash(word ^ Long.MIN_VALUE, Long.MIN_VALUE | 1L << 31)));
    }
    assertThat(hashes).hasSizeGreaterThan(TEXTS - 5);
  }

  private static long hash(long first, long second) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(first)
            .putLong(second)
            .array();
    return ByteHash.of(MemorySegment.ofArray(bytes), 0, bytes.length);
  }
}
