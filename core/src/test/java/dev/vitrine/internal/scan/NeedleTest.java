// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTest {

  @Test
  void agreesWithTheNaiveSearchOnEverySmallPatternAndText() {
    String letters = "aB@";
    int cases = 0;
    for (int patternSize = 0; patternSize <= 3; patternSize++) {
      for (int p = 0; p < Math.pow(3, patternSize); p++) {
        for (int t = 0; t < Math.pow(3, 7); t++) {
          check(word(letters, patternSize, p), word(letters, 7, t), false);
          check(word(letters, patternSize, p).toLowerCase(Locale.ROOT), word("ab`", 7, t), true);
          cases++;
        }
      }
    }
    assertThat(cases).isEqualTo(40 * 2187);
  }

  private static String word(String letters, int size, int number) {
    StringBuilder word = new StringBuilder();
    int rest = number;
    for (int i = 0; i < size; i++) {
      word.append(letters.charAt(rest % letters.length()));
      rest /= letters.length();
    }
    return word.toString();
  }

  private static void check(String pattern, String text, boolean ignoreCase) {
    String in = ignoreCase ? text.toUpperCase(Locale.ROOT) : text;
    int expected = ignoreCase ? in.indexOf(pattern.toUpperCase(Locale.ROOT)) : in.indexOf(pattern);
    boolean same = find(pattern, text, ignoreCase) == expected;
    assertThat(same).as("%s in %s", pattern, text).isTrue();
  }

  private static long find(String pattern, String text, boolean ignoreCase) {
    return find(pattern.getBytes(UTF_8), text.getBytes(UTF_8), ignoreCase);
  }

  private static long find(byte[] pattern, byte[] text, boolean ignoreCase) {
    Occurrences occurrences = new Occurrences(Needle.of(pattern, ignoreCase));
    occurrences.start(MemorySegment.ofArray(text), 0, text.length);
    return occurrences.next(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16, 40})
  void findsItAtEveryPlaceAndReadsNothingOutside(int size) {
    byte[] pattern = new byte[size];
    Arrays.fill(pattern, (byte) 'x');
    pattern[size / 2] = 'y';
    Needle needle = Needle.of(pattern, false).getFirst();
    try (Arena arena = Arena.ofConfined()) {
      for (int textSize = size; textSize < size + 40; textSize++) {
        for (int at = 0; at <= textSize - size; at++) {
          MemorySegment text = arena.allocate(textSize).fill((byte) 'x');
          MemorySegment.copy(MemorySegment.ofArray(pattern), 0, text, at, size);
          assertThat(needle.indexIn(text, 0, textSize)).isEqualTo(at);
          assertThat(needle.indexIn(text, at, at + size)).isEqualTo(at);
          assertThat(needle.indexIn(text, at, at + size - 1)).isEqualTo(Needle.NONE);
          assertThat(needle.indexIn(text, at + 1, textSize)).isEqualTo(Needle.NONE);
          assertThat(needle.endAt(text, at, textSize)).isEqualTo(at + size);
          assertThat(needle.endAt(text, at, at + size - 1)).isEqualTo(Needle.NONE);
        }
      }
    }
  }

  @Test
  void agreesWithTheNaiveSearchOnRandomBytes() {
    long seed = 20_261_121;
    System.out.println("NeedleTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      byte[] text = new byte[random.nextInt(3000)];
      byte[] pattern = new byte[1 + random.nextInt(random.nextBoolean() ? 4 : 60)];
      int letters = 1 + random.nextInt(random.nextBoolean() ? 3 : 256);
      fill(random, text, letters);
      fill(random, pattern, letters);
      if (text.length > pattern.length && random.nextBoolean()) {
        int at = random.nextInt(text.length - pattern.length);
        System.arraycopy(pattern, 0, text, at, pattern.length);
      }
      assertThat(find(pattern, text, false)).as("round %d", round).isEqualTo(naive(pattern, text));
    }
  }

  private static void fill(Random random, byte[] bytes, int letters) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(letters);
    }
  }

  private static long naive(byte[] pattern, byte[] text) {
    for (int i = 0; i <= text.length - pattern.length; i++) {
      if (Arrays.equals(text, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void textsMadeAgainstItTakeLinearTime() {
    byte[] text = new byte[1 << 24];
    Arrays.fill(text, (byte) 'a');
    byte[] pattern = new byte[1 << 16];
    Arrays.fill(pattern, (byte) 'a');
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), // a product of both sizes would take minutes
        () -> {
          for (int wrong : new int[] {0, pattern.length / 2, pattern.length - 1}) {
            pattern[wrong] = 'b';
            assertThat(find(pattern, text, false)).isEqualTo(Needle.NONE);
            assertThat(find(pattern, text, true)).isEqualTo(Needle.NONE);
            pattern[wrong] = 'a';
          }
          text[text.length - 2] = 'b';
          pattern[pattern.length - 2] = 'b';
          assertThat(find(pattern, text, false)).isEqualTo(text.length - pattern.length);
        });
  }

  @Test
  void caseIsThatOfUnicode() {
    assertThat(find("ÉTÉ", "un été", true)).isEqualTo(3);
    assertThat(find("σ", "aς", true)).isEqualTo(1);
    assertThat(find("status", "xStatuſ", true)).isEqualTo(1);
    assertThat(find("si", "xſıx", true)).isEqualTo(1);
    assertThat(find("ſ", "as", true)).isEqualTo(1);
    assertThat(find("k", "\u212A", true)).isEqualTo(Needle.NONE); // its upper case is itself
    assertThat(find("ß", "ss ẞ", true)).isEqualTo(Needle.NONE);
    assertThat(find("𐐀x", "a𐐨X", true)).isEqualTo(1); // Deseret, four bytes
    assertThat(find("é", "É", false)).isEqualTo(Needle.NONE);
  }

  @Test
  void bytesThatAreNoCharactersMatchOnlyThemselves() {
    byte[] text = {'a', (byte) 0xC3, 'E', (byte) 0xC3, (byte) 0x89, (byte) 0xFF};
    assertThat(find("é".getBytes(UTF_8), text, true)).isEqualTo(3);
    assertThat(find(new byte[] {(byte) 0xC3, 'e'}, text, true)).isEqualTo(1);
    assertThat(find(new byte[] {(byte) 0xFF}, text, true)).isEqualTo(5);
    assertThat(find(new byte[] {(byte) 0xE3}, text, true)).isEqualTo(Needle.NONE);
  }

  @Test
  void agreesWithTheNaiveSearchWithoutCaseOnRandomTexts() {
    long seed = 7;
    System.out.println("NeedleTest without case, seed " + seed);
    Random random = new Random(seed);
    String letters = "sSſiIıéÉkxσςΣ ";
    for (int round = 0; round < 20_000; round++) {
      String text = random(random, letters, 1 + random.nextInt(30));
      String pattern = random(random, letters, 1 + random.nextInt(3));
      int index = upper(text).indexOf(upper(pattern));
      long expected = index < 0 ? -1 : text.substring(0, index).getBytes(UTF_8).length;
      assertThat(find(pattern, text, true)).as("%s in %s", pattern, text).isEqualTo(expected);
      if (expected >= 0) {
        checkEnd(pattern, text, expected, index);
      }
    }
  }

  private static void checkEnd(String pattern, String text, long at, int index) {
    byte[] bytes = text.getBytes(UTF_8);
    Occurrences occurrences = new Occurrences(Needle.of(pattern.getBytes(UTF_8), true));
    occurrences.start(MemorySegment.ofArray(bytes), 0, bytes.length);
    assertThat(occurrences.endAt(at, bytes.length))
        .isEqualTo(text.substring(0, index + pattern.length()).getBytes(UTF_8).length);
  }

  /// Character by character: `String.toUpperCase` makes two of `ß`.
  private static String upper(String text) {
    StringBuilder upper = new StringBuilder();
    text.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
    return upper.toString();
  }

  private static String random(Random random, String letters, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void onlyTheTwoLongFormsHaveAnUpperCaseInAscii() {
    List<Integer> forms = new java.util.ArrayList<>();
    for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.toUpperCase(c) < 0x80) {
        forms.add(c);
      }
    }
    assertThat(forms).containsExactly(0x131, 0x17F);
  }

  @Test
  void severalNeedlesOccurInOrder() {
    byte[] text = "one two three two one".getBytes(UTF_8);
    List<Needle> needles =
        List.of(
            Needle.of("two".getBytes(UTF_8), false).getFirst(),
            Needle.of("one".getBytes(UTF_8), false).getFirst(),
            Needle.of("two three".getBytes(UTF_8), false).getFirst());
    Occurrences occurrences = new Occurrences(needles);
    occurrences.start(MemorySegment.ofArray(text), 0, text.length);
    assertThat(occurrences.next(0)).isEqualTo(0);
    assertThat(occurrences.next(1)).isEqualTo(4);
    assertThat(occurrences.endAt(4, text.length)).isEqualTo(13);
    assertThat(occurrences.endAt(4, 12)).isEqualTo(7);
    assertThat(occurrences.next(5)).isEqualTo(14);
    assertThat(occurrences.next(15)).isEqualTo(18);
    assertThat(occurrences.next(19)).isEqualTo(Needle.NONE);
    assertThat(occurrences.endAt(5, text.length)).isEqualTo(Needle.NONE);
  }
}
