// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8SliceTest {

  private static final String[] LETTERS = {"a", "b", "\0", "é", "€", "𝄞", "\uFFFD", "?"};

  @Test
  void behavesLikeItsString() {
    long seed = 42;
    System.out.println("Utf8SliceTest seed " + seed);
    Random random = new Random(seed);
    List<String> strings = new ArrayList<>();
    List<Utf8Slice> slices = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(i % 10 == 0 ? 40 : 4); length > 0; length--) {
        text.append(LETTERS[random.nextInt(LETTERS.length)]);
      }
      strings.add(text.toString());
      slices.add(slice(text.toString(), random.nextInt(9)));
    }
    for (int i = 0; i < strings.size(); i++) {
      for (int j = 0; j < strings.size(); j++) {
        checkPair(strings.get(i), slices.get(i), strings.get(j), slices.get(j));
      }
    }
  }

  private static void checkPair(String one, Utf8Slice oneSlice, String two, Utf8Slice twoSlice) {
    assertThat(oneSlice.toString()).isEqualTo(one);
    assertThat(oneSlice.isEmpty()).isEqualTo(one.isEmpty());
    assertThat(oneSlice.equals(twoSlice)).isEqualTo(one.equals(two));
    assertThat(oneSlice.contentEquals(two)).isEqualTo(one.equals(two));
    assertThat(oneSlice.startsWith(two)).isEqualTo(one.startsWith(two));
    assertThat(Integer.signum(oneSlice.compareTo(twoSlice)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(one.getBytes(UTF_8), two.getBytes(UTF_8))))
        .isEqualTo(
            Integer.signum(Arrays.compare(one.codePoints().toArray(), two.codePoints().toArray())));
    if (one.equals(two)) {
      assertThat(oneSlice).hasSameHashCodeAs(twoSlice);
    }
  }

  /// A slice that begins at any alignment, with text around it.
  private static Utf8Slice slice(String text, int before) {
    long size = text.getBytes(UTF_8).length;
    return Given.verified(Text.utf8(), "x".repeat(before) + text + "y")
        .slice(before, before + size);
  }

  @Test
  void isAKeyOfAMap() {
    Map<Utf8Slice, Integer> map = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      map.merge(slice("key" + i % 10, i % 8), 1, Integer::sum);
    }
    assertThat(map).hasSize(10).allSatisfy((key, count) -> assertThat(count).isEqualTo(100));
    assertThat(slice("x", 0)).isNotEqualTo("x");
  }

  @Test
  void unpairedSurrogatesMatchNothing() {
    Utf8Slice mark = slice("??", 0);
    assertThat(mark.contentEquals("?\uD800")).isFalse();
    assertThat(mark.startsWith("\uDC00")).isFalse();
    assertThat(mark.startsWith("?")).isTrue();
    assertThat(slice("\uFFFD", 0).contentEquals("\uD800")).isFalse();
    assertThat(slice("𝄞", 0).startsWith("\uD834")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "0",
        "-0",
        "+5",
        "5",
        "007",
        "12a",
        " 1",
        "1 ",
        "--1",
        "+-1",
        "1.0",
        "1_0",
        "9223372036854775807",
        "9223372036854775808",
        "+9223372036854775807",
        "-9223372036854775808",
        "-9223372036854775809",
        "92233720368547758070",
        "99999999999999999999999999",
        "000000000000000000000000000000001",
        "-00000000000000000000",
        "18446744073709551617",
        "/",
        ":",
        "é",
        "\0"
      })
  void parsesLongsLikeJava(String text) {
    assertThat(slice(text, 3).parseLong()).isEqualTo(parseByJava(text));
  }

  @Test
  void parsesLongsLikeJavaAroundTheLimits() {
    long seed = 99;
    System.out.println("Utf8SliceTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(Long.toString(random.nextLong()));
      int place = random.nextInt(text.length());
      text.setCharAt(place, "0123456789-+/:".charAt(random.nextInt(14)));
      if (random.nextInt(4) == 0) {
        text.append(random.nextInt(10));
      }
      assertThat(slice(text.toString(), 0).parseLong())
          .as("%s", text)
          .isEqualTo(parseByJava(text.toString()));
    }
  }

  private static OptionalLong parseByJava(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Test
  void digitsOfOtherScriptsAreNoNumbers() {
    assertThat(slice("٢", 0).parseLong()).isEmpty(); // Long.parseLong takes it
  }

  @Test
  void isCutAtCharactersOnly() {
    String text = "aé€𝄞b";
    Utf8Slice slice = slice(text, 5);
    byte[] bytes = text.getBytes(UTF_8);
    for (int from = 0; from <= bytes.length; from++) {
      for (int to = from; to <= bytes.length; to++) {
        checkCut(slice, bytes, from, to);
      }
    }
    for (long[] range : new long[][] {{-1, 0}, {1, 0}, {0, 12}, {12, 12}, {0, Long.MAX_VALUE}}) {
      assertThatThrownBy(() -> slice.slice(range[0], range[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static void checkCut(Utf8Slice slice, byte[] bytes, int from, int to) {
    if (isBorder(bytes, from) && isBorder(bytes, to)) {
      Utf8Slice part = slice.slice(from, to);
      assertThat(part.toString()).isEqualTo(new String(bytes, from, to - from, UTF_8));
      assertThat(part.byteOffset()).isEqualTo(slice.byteOffset() + from);
      assertThat(part.byteSize()).isEqualTo(to - from);
    } else {
      assertThatThrownBy(() -> slice.slice(from, to))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not the border of a character");
    }
  }

  private static boolean isBorder(byte[] bytes, int index) {
    return index == bytes.length || (bytes[index] & 0xC0) != 0x80;
  }

  @Test
  void bytesAreReadOnlyAndBounded() {
    Utf8Slice slice = slice("aé", 2);
    assertThat(slice.bytes().isReadOnly()).isTrue();
    assertThat(slice.bytes().byteSize()).isEqualTo(3);
    assertThat(slice.byteAt(2)).isEqualTo((byte) 0xA9);
    assertThatThrownBy(() -> slice.byteAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.byteAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
