// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinePartitionsTest {

  @Test
  void holdEveryLineOnceForAnyCount() {
    long seed = 20_261_121;
    System.out.println("LinePartitionsTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String text = text(random, random.nextInt(200), round % 3 == 0 ? 50_000 : 30);
      Lines lines = Given.verified(Lines.utf8(), text);
      for (int count : new int[] {1, 2, 3, 4, 7, 64, 1000, Integer.MAX_VALUE}) {
        check(lines, text.getBytes(UTF_8), count);
      }
    }
  }

  private static String text(Random random, int lines, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("é".repeat(random.nextInt(longest))).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.append("x".repeat(random.nextInt(3))).toString();
  }

  private static void check(Lines lines, byte[] text, int count) {
    List<LineRange> ranges = lines.partitions(count);
    assertThat(ranges).hasSizeLessThanOrEqualTo(count);
    long end = 0;
    long index = 0;
    for (LineRange range : ranges) {
      assertThat(range.byteOffset()).isEqualTo(end);
      assertThat(range.byteSize()).isPositive();
      end += range.byteSize();
      LineCursor cursor = lines.cursor(range);
      while (cursor.advance()) {
        boolean same =
            cursor.index() == index && cursor.byteOffset() == lines.line(index).byteOffset();
        assertThat(same).as("line %d of %d partitions", index, count).isTrue();
        index++;
      }
    }
    assertThat(index).isEqualTo(lines.count());
    assertThat(end).isEqualTo(text.length);
  }

  @Test
  void areBalancedUpToOneLine() {
    Lines lines = Given.verified(Lines.utf8(), "0123456789\n".repeat(10_000));
    for (int count = 1; count < 40; count++) {
      List<LineRange> ranges = lines.partitions(count);
      assertThat(ranges).hasSize(count);
      for (LineRange range : ranges) {
        assertThat(range.byteSize()).isBetween(110_000L / count - 11, 110_000L / count + 11);
      }
    }
  }

  @Test
  void oneLongLineIsOnePartition() {
    String text = "a\n" + "b".repeat(3 << 20) + "\nc";
    List<LineRange> ranges = Given.verified(Lines.utf8(), text).partitions(100);
    assertThat(ranges)
        .containsExactly(new LineRange(0, 3 + (3 << 20)), new LineRange(3 + (3 << 20), 1));
    assertThat(Given.verified(Lines.utf8(), "").partitions(3)).isEmpty();
    assertThat(Given.verified(Lines.utf8(), "\n").partitions(3)).hasSize(1);
  }

  @Test
  void rangesThatAreNotOfWholeLinesAreRefused() {
    Lines lines = Given.verified(Lines.utf8(), "ab\ncd\nef");
    for (long[] range : new long[][] {{1, 2}, {0, 1}, {3, 4}, {4, 0}}) {
      LineRange wrong = new LineRange(range[0], range[1]);
      assertThatThrownBy(() -> lines.cursor(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    for (long[] range : new long[][] {{0, 9}, {9, 0}, {3, Long.MAX_VALUE}}) {
      LineRange wrong = new LineRange(range[0], range[1]);
      assertThatThrownBy(() -> lines.cursor(wrong)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> new LineRange(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LineRange(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lines.partitions(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(lines.cursor(new LineRange(8, 0)).advance()).isFalse();
  }

  @Test
  void findTheLongestLine() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      byte[] text = text(random, random.nextInt(20), 12).getBytes(UTF_8);
      List<NaiveLine> naive = NaiveLine.split(text);
      NaiveLine longest = new NaiveLine(0, -1, 0);
      for (NaiveLine line : new ArrayList<>(naive)) {
        longest = line.to() - line.from() > longest.to() - longest.from() ? line : longest;
      }
      Lines lines = Given.verified(Lines.utf8(), text);
      assertThat(lines.longest().isPresent()).isEqualTo(!naive.isEmpty());
      if (!naive.isEmpty()) {
        Utf8Slice found = lines.longest().orElseThrow();
        assertThat(found.byteSize()).isEqualTo(longest.to() - longest.from());
        assertThat(found.isEmpty() || found.byteOffset() == longest.from()).isTrue();
      }
    }
  }
}
