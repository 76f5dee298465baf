// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nearest `double` is that of the JDK, and what is no number is none.
class RealNumberTest {

  private static OptionalDouble toDouble(String text) {
    MemorySegment memory = MemorySegment.ofArray(("<" + text + ">").getBytes(US_ASCII));
    return RealNumber.toDouble(memory, 1, text.length());
  }

  private static Optional<BigDecimal> toBigDecimal(String text) {
    MemorySegment memory = MemorySegment.ofArray(("<" + text + ">").getBytes(US_ASCII));
    return RealNumber.toBigDecimal(memory, 1, text.length());
  }

  @Test
  void isTheNearestDouble() {
    long seed = 61;
    System.out.println("RealNumberTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      String text = number(random);
      double expected = Double.parseDouble(text);
      if (toDouble(text).orElseThrow() != expected) {
        assertThat(toDouble(text)).as(text).hasValue(expected);
      }
      if (i % 20 == 0) {
        assertThat(toBigDecimal(text)).as(text).contains(new BigDecimal(text));
      }
    }
  }

  private static String number(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(random.nextInt(3) == 0 ? "-" : random.nextInt(9) == 0 ? "+" : "");
    digits(text, random, 1 + random.nextInt(random.nextBoolean() ? 4 : 22));
    if (random.nextBoolean()) {
      digits(text.append('.'), random, random.nextInt(random.nextBoolean() ? 4 : 25));
    }
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(70) - 35);
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, Random random, int count) {
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(4) == 0 ? 0 : random.nextInt(10));
    }
  }

  @Test
  void keepsTheSignOfZeroAndGoesToInfinity() {
    assertThat(toDouble("-0").orElseThrow()).isEqualTo(-0.0);
    assertThat(1 / toDouble("-0.0e5").orElseThrow()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(toDouble("1e309")).hasValue(Double.POSITIVE_INFINITY);
    assertThat(toDouble("-1e99999999999999999999")).hasValue(Double.NEGATIVE_INFINITY);
    assertThat(toDouble("1e-99999999999999999999")).hasValue(0);
    assertThat(toDouble("0e99999999999999999999")).hasValue(0);
    assertThat(toDouble("9007199254740993")).hasValue(9007199254740992.0);
    assertThat(toDouble(".5")).hasValue(0.5);
    assertThat(toDouble("5.")).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.5.5",
        "1e5.5",
        " 1",
        "1 ",
        "1f",
        "1d",
        "NaN",
        "Infinity",
        "0x10",
        "--1",
        "1_000",
        "-.e1",
        "1e5e5"
      })
  void refusesEverythingElse(String text) {

    assertThat(toDouble(text)).isEmpty();
    assertThat(toBigDecimal(text)).isEmpty();
  }
}
