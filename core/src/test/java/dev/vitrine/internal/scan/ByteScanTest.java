// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scans against loops over single bytes, for every alignment and length.
class ByteScanTest {

  private static final int MAX_LENGTH = 80;

  /// Neighbours in value, whose differences borrow from each other in a word.
  private static final byte[] TRICKY = {0, 1, -1, -128, 127, '\n', '\n' - 1, '\n' + 1, -127};

  @Test
  void findsOneByteWhereverItStands() {
    for (byte wanted : TRICKY) {
      for (byte filler : TRICKY) {
        if (filler != wanted) {
          findsOneByteAmong(filler, wanted);
        }
      }
    }
  }

  private static void findsOneByteAmong(byte filler, byte wanted) {
    byte[] bytes = new byte[MAX_LENGTH + 16];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    for (int from = 0; from < 8; from++) {
      for (int length = 1; length <= MAX_LENGTH; length += 1 + length / 24) {
        for (int at = from; at < from + length; at++) {
          Arrays.fill(bytes, wanted); // what lies outside the range must not be seen
          Arrays.fill(bytes, from, from + length, filler);
          bytes[at] = wanted;
          compareAll(segment, bytes, from, from + length, wanted, wanted);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 99, -12_345})
  void agreesWithLoopsOnRandomBytes(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[MAX_LENGTH + 8];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(bytes.length);
      for (int round = 0; round < 40; round++) {
        int values = 1 + random.nextInt(TRICKY.length);
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = TRICKY[random.nextInt(values)];
        }
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        for (int from = 0; from < 8; from++) {
          for (int length = 0; length <= MAX_LENGTH; length++) {
            byte one = TRICKY[random.nextInt(TRICKY.length)];
            byte other = TRICKY[random.nextInt(TRICKY.length)];
            compareAll(memory, bytes, from, from + length, one, other);
          }
        }
      }
    }
  }

  private static void compareAll(
      MemorySegment segment, byte[] bytes, int from, int to, byte one, byte other) {
    long first = ByteScan.NONE;
    long either = ByteScan.NONE;
    long last = ByteScan.NONE;
    long count = 0;
    long ascii = to;
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == one) {
        first = i;
        last = Math.max(last, i);
        count++;
      }
      either = bytes[i] == one || bytes[i] == other ? i : either;
      ascii = bytes[i] < 0 ? i : ascii;
    }
    check("indexOf", ByteScan.indexOf(segment, from, to, one), first, bytes, from, to);
    check("either", ByteScan.indexOfEither(segment, from, to, one, other), either, bytes, from, to);
    check("lastIndexOf", ByteScan.lastIndexOf(segment, from, to, one), last, bytes, from, to);
    check("count", ByteScan.count(segment, from, to, one), count, bytes, from, to);
    check("skipAscii", ByteScan.skipAscii(segment, from, to), ascii, bytes, from, to);
  }

  private static void check(
      String scan, long found, long expected, byte[] bytes, int from, int to) {
    if (found != expected) {
      assertThat(found)
          .as("%s of [%d, %d) in %s", scan, from, to, Arrays.toString(bytes))
          .isEqualTo(expected);
    }
  }
}
