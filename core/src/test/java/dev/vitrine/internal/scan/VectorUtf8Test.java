// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scan in vectors against the scan by byte, which is held against the JDK's decoder elsewhere.
@Timeout(120)
class VectorUtf8Test {

  /// No vector ever reaches a stop: what the scan by byte does alone.
  private static final BulkUtf8 NONE = (bytes, from, end) -> from;

  private static final BulkUtf8 VECTORS = new VectorUtf8();

  private static final int TEXT_SIZE = Vectors.MIN_BYTE_SIZE + 700;

  /// Around the borders of vectors of any width, counted from where they begin.
  private static final int[] PLACES = {128, 189, 190, 191, 192, 254, 255, 256, 381, 384, 1100};

  @Test
  void agreesOnAllSequencesOfThreeBytes() {
    long faults = IntStream.range(0, 256).parallel().mapToLong(this::checkThreeBytesFrom).sum();
    assertThat(faults).isBetween(1L, 1L << 24);
  }

  /// {@return how many were ill-formed}
  private long checkThreeBytesFrom(int first) {
    byte[] text = "a".repeat(TEXT_SIZE).getBytes(UTF_8);
    MemorySegment bytes = MemorySegment.ofArray(text);
    long faults = 0;
    for (int rest = 0; rest < 1 << 16; rest++) {
      int place = PLACES[rest % PLACES.length];
      text[place] = (byte) first;
      text[place + 1] = (byte) (rest >> 8);
      text[place + 2] = (byte) rest;
      long expected = Utf8Scan.firstFault(bytes, place, place + 4L);
      long found = Utf8Scan.firstFault(bytes, 0, TEXT_SIZE, VECTORS);
      assertThat(found).as("%02X %04X at %d", first, rest, place).isEqualTo(expected);
      faults += expected == Utf8Scan.VALID ? 0 : 1;
      text[place] = text[place + 1] = text[place + 2] = 'a';
    }
    return faults;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesOnMutatedTextOfManyScripts(long seed) {
    Random random = new Random(seed);
    int invalid = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] text = randomText(random);
      for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt();
      }
      MemorySegment bytes = MemorySegment.ofArray(text);
      int from = random.nextInt(8) == 0 ? random.nextInt(64) : 0;
      long expected = Utf8Scan.firstFault(bytes, from, text.length, NONE);
      assertThat(Utf8Scan.firstFault(bytes, from, text.length, VECTORS))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected);
      invalid += expected == Utf8Scan.VALID ? 0 : 1;
    }
    assertThat(invalid).isBetween(1_000, 4_500);
  }

  private static byte[] randomText(Random random) {
    StringBuilder text = new StringBuilder();
    String[] scripts = {"ascii only ", "äöü", "Привет", "日本語", "한국어", "😀🂡"};
    int size = TEXT_SIZE + random.nextInt(300);
    while (text.length() < size) {
      text.append(scripts[random.nextInt(scripts.length)].repeat(1 + random.nextInt(40)));
    }
    return text.toString().getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"日本語", "日本語, ascii; ", "é and much more ASCII, with nothing else, to go on. "})
  void leavesLittleOfWellFormedTextToTheScanByByte(String piece) {
    for (String text :
        new String[] {piece.repeat(1000), (piece.repeat(9) + "a".repeat(300)).repeat(99)}) {
      byte[] bytes = text.getBytes(UTF_8);
      long reached = Utf8Scan.afterBulk(MemorySegment.ofArray(bytes), 0, bytes.length, VECTORS);
      assertThat(reached).isBetween(bytes.length - 256L, (long) bytes.length);
    }
  }

  @Test
  void readsNothingOutsideTheText() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment exact = arena.allocate(TEXT_SIZE, 1);
      exact.fill((byte) 'a');
      for (int size = Vectors.MIN_BYTE_SIZE; size <= TEXT_SIZE; size++) {
        MemorySegment text = exact.asSlice(TEXT_SIZE - size);
        assertThat(Utf8Scan.firstFault(text, 0, size, VECTORS)).isEqualTo(Utf8Scan.VALID);
        text.set(ValueLayout.JAVA_BYTE, size - 1, (byte) 0xC3);
        assertThat(Utf8Scan.firstFault(text, 0, size, VECTORS)).isEqualTo(size - 1);
        text.set(ValueLayout.JAVA_BYTE, size - 1, (byte) 'a');
      }
    }
  }

  @Test
  void isChosenOnlyOnceItIsFaster() {
    BulkUtf8 slow =
        (bytes, from, end) -> {
          long sum = LongStream.range(0, 1 << 20).sum();
          return sum == 0 ? from : end;
        };
    assertThat(BulkWarmUp.isFaster(slow, 50_000_000L)).isFalse();
    assertThat(BulkWarmUp.isFaster((bytes, from, end) -> end, 10_000_000_000L)).isTrue();
  }
}
