// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSearchTest {

  private static final String[] ALPHABET = {"a", "b", "\n", "\r", "\0", "é"};

  @Test
  void agreesWithTheNaiveSearchOnRandomTexts() {
    long seed = 20_261_121;
    System.out.println("LineSearchTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      String text = word(random, random.nextInt(40));
      String one = word(random, random.nextInt(3));
      String other = word(random, 1 + random.nextInt(3));
      Lines lines = Given.verified(Lines.utf8(), text);
      assertThat(found(lines, BytePattern.of(one)))
          .as("%s in %s", one, text)
          .isEqualTo(naive(text, List.of(one)));
      assertThat(found(lines, BytePattern.anyOf(List.of(one, other))))
          .as("%s or %s in %s", one, other, text)
          .isEqualTo(naive(text, List.of(one, other)));
    }
  }

  private static String word(Random random, int size) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < size; i++) {
      word.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return word.toString();
  }

  /// {@return what a search says, in parts too, which must be the same}
  private static List<String> found(Lines lines, BytePattern pattern) {
    List<String> all = drain(lines.search(pattern));
    List<String> parts = new ArrayList<>();
    for (LineRange range : lines.partitions(3)) {
      parts.addAll(drain(lines.search(pattern, range)));
    }
    assertThat(parts).isEqualTo(all);
    return all;
  }

  private static List<String> drain(LineSearch<Utf8Slice> search) {
    List<String> found = new ArrayList<>();
    while (search.advance()) {
      assertThat(search.line().byteOffset()).isEqualTo(search.byteOffset());
      assertThat(search.line().byteSize()).isEqualTo(search.byteSize());
      assertThat(search.matchOffset())
          .isBetween(search.byteOffset(), search.byteOffset() + search.byteSize());
      found.add(search.index() + ":" + search.byteOffset() + ":" + search.line());
    }
    assertThat(search.advance()).isFalse();
    return found;
  }

  private static List<String> naive(String text, List<String> patterns) {
    List<String> found = new ArrayList<>();
    byte[] bytes = text.getBytes(UTF_8);
    List<NaiveLine> lines = NaiveLine.split(bytes);
    for (int i = 0; i < lines.size(); i++) {
      String line = new String(lines.get(i).of(bytes), UTF_8);
      if (patterns.stream().anyMatch(line::contains)) {
        found.add(i + ":" + lines.get(i).from() + ":" + line);
      }
    }
    return found;
  }

  @Test
  void numbersLinesFarApart() {
    String text = "hay\n".repeat(100_000) + "needle\n" + "hay\n".repeat(50) + "a needle";
    LineSearch<Utf8Slice> search =
        Given.verified(Lines.utf8(), text).search(BytePattern.of("needle"));
    assertThat(drain(search)).containsExactly("100000:400000:needle", "100051:400207:a needle");
  }

  @Test
  void caseMayMeanNothing() {
    BytePattern pattern = BytePattern.anyOf(List.of("ÉTÉ", "status")).ignoringCase();
    Lines lines = Given.verified(Lines.utf8(), "un été\nſTATUſ\nstat\nEte");
    assertThat(drain(lines.search(pattern))).containsExactly("0:0:un été", "1:9:ſTATUſ");
    assertThat(drain(lines.search(BytePattern.anyOf(List.of())))).isEmpty();
  }

  @Test
  void linesOfAnyBytesAreSearchedToo() {
    byte[] text = "caf\u00e9 noir\r\nna\u00efve\ntext".getBytes(ISO_8859_1);
    RawLines lines = Given.verified(Lines.raw(), text);
    LineSearch<MemorySegment> search = lines.search(BytePattern.of(new byte[] {(byte) 0xE9}));
    assertThat(search.advance()).isTrue();
    assertThat(new String(search.line().toArray(ValueLayout.JAVA_BYTE), ISO_8859_1))
        .isEqualTo("caf\u00e9 noir");
    assertThat(search.advance()).isFalse();
  }
}
