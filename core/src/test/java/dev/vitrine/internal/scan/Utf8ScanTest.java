// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Utf8Fault;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The scan against the JDK's decoder.
class Utf8ScanTest {

  /// Where sequences are put: across the borders of the words (8) and of the strides of four words
  /// (32) that the scan works in, and well inside both.
  private static final int[] PLACES = {0, 1, 4, 5, 6, 7, 8, 29, 30, 31, 32, 37};

  private static final int TEXT_SIZE = 80;

  /// The borders of every range of table 3-7, and a byte from outside each.
  private static final int[] BORDERS = {
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xF0, 0xFF
  };

  private static final String[] SCRIPTS = {
    "plain ASCII, and more of it than fits into one word or four. ",
    "Größe naïve Ærø ",
    "Ελληνικά ",
    "Русский ",
    "עברית ",
    "日本語テキスト ",
    "한국어 ",
    "\uFFFD\uFFFF\uD7FF\uE000",
    "😀🂡𝔘\uDBFF\uDFFF\uD800\uDC00",
    "\u0000\u007F\u0080\u07FF\u0800"
  };

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(files = "src/test/resources/spec/utf8.csv", numLinesToSkip = 1, nullValues = "-")
  void agreesWithTheSpecification(
      String id, String clause, String hex, Long expectedOffset, Utf8Fault expectedFault) {
    byte[] text = HexFormat.ofDelimiter(" ").parseHex(hex);
    MemorySegment bytes = MemorySegment.ofArray(text);
    long offset = Utf8Scan.firstFault(bytes, 0, text.length);
    if (expectedOffset == null) {
      assertThat(offset).as(clause).isEqualTo(Utf8Scan.VALID);
    } else {
      assertThat(offset).as(clause).isEqualTo(expectedOffset);
      assertThat(Utf8Diagnosis.of(bytes, offset, text.length).fault()).isEqualTo(expectedFault);
    }
    assertThat(new Utf8Oracle().firstFault(text, 0, text.length)).as("decoder").isEqualTo(offset);
  }

  @Test
  void agreesWithTheDecoderOnAllSequencesOfOneAndTwoBytes() {
    Checker checker = new Checker();
    for (int first = 0; first < 256; first++) {
      checker.check(first);
      for (int second = 0; second < 256; second++) {
        checker.check(first, second);
      }
    }
    assertThat(checker.sequences).isEqualTo(256 + 65_536);
    assertThat(checker.valid).isBetween(1L, checker.sequences - 1);
  }

  @Test
  void agreesWithTheDecoderOnAllSequencesOfThreeBytes() {
    long sequences =
        IntStream.range(0, 256).parallel().mapToLong(Utf8ScanTest::checkThreeBytesFrom).sum();
    assertThat(sequences).isEqualTo(1 << 24);
  }

  private static long checkThreeBytesFrom(int first) {
    Checker checker = new Checker(0, 5, 6, 7, 30, 31);
    for (int second = 0; second < 256; second++) {
      for (int third = 0; third < 256; third++) {
        checker.check(first, second, third);
      }
    }
    return checker.sequences;
  }

  @Test
  void agreesWithTheDecoderOnSequencesOfFourBytes() {
    long sequences =
        IntStream.range(0x7F, 256).parallel().mapToLong(Utf8ScanTest::checkFourBytesFrom).sum();
    assertThat(sequences).isEqualTo((256L - 0x7F) * 256 * BORDERS.length * BORDERS.length);
  }

  private static long checkFourBytesFrom(int first) {
    Checker checker = new Checker(0, 4, 5, 6, 7, 29, 31);
    for (int second = 0; second < 256; second++) {
      for (int third : BORDERS) {
        for (int fourth : BORDERS) {
          checker.check(first, second, third, fourth);
        }
      }
    }
    return checker.sequences;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, -7})
  void agreesWithTheDecoderOnMutatedTextOfManyScripts(long seed) {
    Random random = new Random(seed);
    Utf8Oracle oracle = new Utf8Oracle();
    int invalid = 0;
    for (int round = 0; round < 30_000; round++) {
      byte[] text = randomText(random);
      for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
        text = mutate(text, random);
      }
      int from = 0;
      int to = text.length;
      long expected = oracle.firstFault(text, from, to);
      MemorySegment bytes = MemorySegment.ofArray(text);
      String about = "seed %d, round %d: %s".formatted(seed, round, hex(text));
      long offset = Utf8Scan.firstFault(bytes, from, to);
      assertThat(offset).as(about).isEqualTo(expected);
      if (expected >= 0) {
        invalid++;
        assertThat(Utf8Diagnosis.of(bytes, offset, to).fault())
            .as(about)
            .isEqualTo(Utf8Oracle.kind(text, (int) offset, to));
      }
    }
    assertThat(invalid).as("seed %d", seed).isBetween(5_000, 25_000);
  }

  @Test
  void looksAtNothingOutsideTheRange() {
    byte[] text = new byte[100];
    Arrays.fill(text, (byte) 0x80);
    MemorySegment bytes = MemorySegment.ofArray(text);
    for (int from = 0; from < 40; from++) {
      for (int to = from; to < 90; to++) {
        bytes.fill((byte) 0x80);
        bytes.asSlice(from, to - from).fill((byte) 'a');
        assertThat(Utf8Scan.firstFault(bytes, from, to)).isEqualTo(Utf8Scan.VALID);
        if (to > from) {
          text[to - 1] = (byte) 0xC3; // continued outside
          assertThat(Utf8Scan.firstFault(bytes, from, to)).isEqualTo(to - 1);
        }
      }
    }
  }

  @Test
  void scansNativeMemoryLikeTheHeap() {
    byte[] text = "ä".repeat(1000).getBytes(StandardCharsets.UTF_8);
    text[1501] = 'x';
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
      assertThat(Utf8Scan.firstFault(bytes, 0, text.length)).isEqualTo(1500);
      assertThat(Utf8Scan.firstFault(bytes, 1502, text.length)).isEqualTo(Utf8Scan.VALID);
    }
  }

  private static byte[] randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
      String script = SCRIPTS[random.nextInt(SCRIPTS.length)];
      int begin = script.offsetByCodePoints(0, random.nextInt(2));
      text.append(script, begin, script.length());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutate(byte[] text, Random random) {
    int at = random.nextInt(text.length);
    switch (random.nextInt(4)) {
      case 0 -> text[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> text[at] = (byte) random.nextInt(256);
      case 2 -> text[at] = text[random.nextInt(text.length)];
      default -> {
        return Arrays.copyOf(text, Math.max(1, at));
      }
    }
    return text;
  }

  private static String hex(byte[] text) {
    return HexFormat.ofDelimiter(" ").formatHex(text);
  }

  /// Puts one sequence at each of several places, followed by text and by the end, and compares.
  private static final class Checker {
    private final int[] places;
    private final byte[] text = new byte[TEXT_SIZE];
    private final MemorySegment bytes = MemorySegment.ofArray(text);
    private final Utf8Oracle oracle = new Utf8Oracle();
    private long sequences;
    private long valid;

    Checker(int... places) {
      this.places = places.length == 0 ? PLACES : places;
    }

    void check(int... sequence) {
      sequences++;
      check(sequence, true);
      check(sequence, false);
    }

    private void check(int[] sequence, boolean followed) {
      Arrays.fill(text, (byte) 'a');
      put(sequence, 0);
      // A place in ASCII text changes nothing, so the decoder is asked once.
      long expected = oracle.firstFault(text, 0, sequence.length + (followed ? 2 : 0));
      valid += expected < 0 ? 1 : 0;
      Utf8Fault kind =
          expected < 0
              ? null
              : Utf8Oracle.kind(text, (int) expected, sequence.length + (followed ? 2 : 0));
      Arrays.fill(text, 0, sequence.length, (byte) 'a');
      for (int place : places) {
        put(sequence, place);
        int end = followed ? TEXT_SIZE : place + sequence.length;
        compare(place, end, expected, kind);
        Arrays.fill(text, place, place + sequence.length, (byte) 'a');
      }
    }

    private void compare(int place, int end, long expected, Utf8Fault kind) {
      long offset = Utf8Scan.firstFault(bytes, 0, end);
      boolean same = offset == (expected < 0 ? Utf8Scan.VALID : place + expected);
      if (same && kind != null) {
        same = Utf8Diagnosis.of(bytes, offset, end).fault() == kind;
      }
      if (!same) { // a plain comparison first: building the message costs more than the scan
        assertThat(offset < 0 ? null : Utf8Diagnosis.of(bytes, offset, end).fault())
            .as("%s at %d to %d: offset %d", hex(text), place, end, offset)
            .isEqualTo(kind);
        assertThat(offset)
            .as("%s at %d to %d", hex(text), place, end)
            .isEqualTo(expected < 0 ? Utf8Scan.VALID : place + expected);
      }
    }

    private void put(int[] sequence, int place) {
      for (int i = 0; i < sequence.length; i++) {
        text[place + i] = (byte) sequence[i];
      }
    }
  }
}
