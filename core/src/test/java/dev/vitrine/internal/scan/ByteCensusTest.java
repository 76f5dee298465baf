// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteCensusTest {

  private static final byte[] BYTES = {
    '\n', '"', '\\', 'a', '\n' - 1, '"' + 1, '\\' + 1, 0, (byte) ('\n' | 0x80), (byte) ('"' | 0x80)
  };

  @Test
  void countsWhatALoopCounts() {
    long seed = 3;
    Random random = new Random(seed);
    ByteCensus census = new ByteCensus();
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(120)];
      int kinds = random.nextBoolean() ? BYTES.length : 7;
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = BYTES[random.nextInt(kinds)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      census.take(MemorySegment.ofArray(bytes), from, to);
      assertThat(census.lineFeeds()).isEqualTo(count(bytes, from, to, '\n'));
      assertThat(census.quotes()).isEqualTo(count(bytes, from, to, '"'));
      assertThat(census.backslashes()).isEqualTo(count(bytes, from, to, '\\'));
      assertThat(census.isAscii()).as("seed %d", seed).isEqualTo(isAscii(bytes, from, to));
    }
  }

  private static long count(byte[] bytes, int from, int to, char wanted) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] == wanted ? 1 : 0;
    }
    return count;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
