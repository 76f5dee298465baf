// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  private static final String[] ALPHABET = {"a", "\n", "\r", "\0", "é"};
  private static final int LONGEST = 7;

  @Test
  void agreesWithTheNaiveSplitOnEverySmallText() {
    int texts = 0;
    for (int length = 0; length <= LONGEST; length++) {
      int[] letters = new int[length];
      do {
        StringBuilder text = new StringBuilder();
        for (int letter : letters) {
          text.append(ALPHABET[letter]);
        }
        check(text.toString().getBytes(UTF_8), 1, 1);
        texts++;
      } while (increment(letters));
    }
    assertThat(texts).isEqualTo(97_656); // the sum of 5^0 to 5^7
  }

  private static boolean increment(int[] digits) {
    for (int i = 0; i < digits.length; i++) {
      digits[i]++;
      if (digits[i] < ALPHABET.length) {
        return true;
      }
      digits[i] = 0;
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void agreesWithTheNaiveSplitAcrossChunksAndBlocks(int threads) {
    for (long seed = 1; seed <= 3; seed++) {
      System.out.println("LinesTest seed " + seed + ", threads " + threads);
      check(randomText(new Random(seed), (3 << 20) + 12_345), threads, 997);
    }
  }

  /// Short lines, empty lines, lines longer than a block and than a chunk.
  private static byte[] randomText(Random random, int atLeast) {
    StringBuilder text = new StringBuilder();
    while (text.length() < atLeast) {
      int size = random.nextInt(40) == 0 ? random.nextInt(200_000) : random.nextInt(120);
      String letter = ALPHABET[random.nextInt(10) == 0 ? 2 + random.nextInt(3) : 0];
      text.append(letter.repeat(random.nextInt(600) == 0 ? 1_200_000 : size));
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.append(random.nextBoolean() ? "" : "no end").toString().getBytes(UTF_8);
  }

  private static void check(byte[] text, int threads, int step) {
    List<NaiveLine> expected = NaiveLine.split(text);
    Lines lines = Given.verified(Lines.utf8(), text, threads);
    assertThat(lines.count()).isEqualTo(expected.size());
    checkCursor(text, expected, lines.cursor(), 0);
    for (int i = 0; i < expected.size(); i += step) {
      assertThat(bytes(lines.line(i))).as("line %d", i).isEqualTo(expected.get(i).of(text));
      checkPlaces(lines, expected.get(i), i);
    }
    for (int i = 0; i <= expected.size(); i += 1 + (step - 1) * 300) {
      checkCursor(text, expected, lines.cursor(i), i);
    }
  }

  private static void checkPlaces(Lines lines, NaiveLine line, long index) {
    assertThat(lines.line(index).byteOffset()).isEqualTo(line.from());
    assertThat(lines.indexOf(line.from())).isEqualTo(index);
    assertThat(lines.indexOf(line.next() - 1)).isEqualTo(index);
    assertThat(lines.indexOf((line.from() + line.next()) / 2)).isEqualTo(index);
  }

  private static void checkCursor(
      byte[] text, List<NaiveLine> expected, LineCursor cursor, int first) {
    for (int i = first; i < expected.size(); i++) {
      NaiveLine line = expected.get(i);
      boolean same =
          cursor.advance()
              && cursor.index() == i
              && cursor.byteOffset() == line.from()
              && cursor.byteSize() == line.to() - line.from();
      assertThat(same).as("line %d of the cursor from line %d", i, first).isTrue();
    }
    assertThat(cursor.advance()).as("after the last of %s", text.length).isFalse();
    assertThat(cursor.advance()).as("after the end").isFalse();
  }

  private static byte[] bytes(Utf8Slice slice) {
    return slice.bytes().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void iteratesOverSlices() {
    Lines lines = Given.verified(Lines.utf8(), "one\r\n\ntwo\0\nthree");
    assertThat(lines).extracting(Utf8Slice::toString).containsExactly("one", "", "two\0", "three");
    assertThat(lines.text().toString()).isEqualTo("one\r\n\ntwo\0\nthree");
  }

  @Test
  void iteratorEndsWithNoSuchElement() {
    Iterator<Utf8Slice> iterator = Given.verified(Lines.utf8(), "a").iterator();
    iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void refusesIndexesOutside() {
    Lines lines = Given.verified(Lines.utf8(), "a\nb\n");
    for (long index : new long[] {-1, 2, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> lines.line(index)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    for (long index : new long[] {-1, 3, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> lines.cursor(index)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    for (long offset : new long[] {-1, 4, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> lines.indexOf(offset)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
