// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Jackson reads the same values, and refuses the same texts.
class JsonOracleTest {

  private static final VerifyOptions OPTIONS =
      VerifyOptions.DEFAULT.withMaxDepth(JsonOracle.MAX_DEPTH);

  /// {@return whether the text was accepted}
  private static boolean check(byte[] text) {
    Optional<String> expected = JsonOracle.jackson(text);
    Optional<String> found;
    try {
      found = Optional.of(JsonOracle.vitrine(Given.verify(Json.document(), text, OPTIONS)));
    } catch (InvalidDataException e) {
      found = Optional.empty();
    }
    if (!found.equals(expected)) {
      assertThat(found).as(new String(text, UTF_8)).isEqualTo(expected);
    }
    return found.isPresent();
  }

  @Test
  void readsTheSameFromGeneratedTexts() {
    long seed = 41;
    System.out.println("JsonOracleTest seed " + seed);
    RandomJson json = new RandomJson(new Random(seed));
    for (int i = 0; i < 20_000; i++) {
      assertThat(check(json.next().getBytes(UTF_8))).isTrue();
    }
  }

  @Test
  void refusesTheSameMutations() {
    long seed = 42;
    System.out.println("JsonOracleTest seed " + seed);
    Random random = new Random(seed);
    byte[] values = "{}[]\",:\\tfnu0123e.-+ \t\u0001x".getBytes(UTF_8);
    RandomJson json = new RandomJson(random);
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 60_000; i++) {
      byte[] text = mutated(json.next().getBytes(UTF_8), random, values);
      if (check(text)) {
        accepted++;
      } else {
        refused++;
      }
    }
    assertThat(accepted).isGreaterThan(5000);
    assertThat(refused).isGreaterThan(5000);
  }

  /// Replaces, inserts, removes or cuts.
  private static byte[] mutated(byte[] text, Random random, byte[] values) {
    int at = random.nextInt(text.length);
    byte value =
        random.nextInt(8) == 0 ? (byte) random.nextInt(256) : values[random.nextInt(values.length)];
    return switch (random.nextInt(4)) {
      case 0 -> {
        text[at] = value;
        yield text;
      }
      case 1 -> concat(text, at, new byte[] {value}, at);
      case 2 -> concat(text, at, new byte[0], at + 1);
      default -> Arrays.copyOf(text, at);
    };
  }

  /// {@return the first `to` bytes of a text, others, and the text again from `from` on}
  private static byte[] concat(byte[] text, int to, byte[] middle, int from) {
    byte[] all = Arrays.copyOf(text, to + middle.length + text.length - from);
    System.arraycopy(middle, 0, all, to, middle.length);
    System.arraycopy(text, from, all, to + middle.length, text.length - from);
    return all;
  }

  @Test
  void agreesOnAllShortTexts() {
    byte[] alphabet = "{}[]\",:\\u01-.e ".getBytes(UTF_8);
    int accepted = 0;
    for (int length = 0; length <= 4; length++) {
      byte[] text = new byte[length];
      int[] digits = new int[length];
      do {
        for (int i = 0; i < length; i++) {
          text[i] = alphabet[digits[i]];
        }
        accepted += check(text) ? 1 : 0;
      } while (next(digits, alphabet.length));
    }
    assertThat(accepted).isGreaterThan(200);
  }

  private static boolean next(int[] digits, int base) {
    for (int i = 0; i < digits.length; i++) {
      if (++digits[i] < base) {
        return true;
      }
      digits[i] = 0;
    }
    return false;
  }

  @Test
  void readsTheSameFromLines() {
    RandomJson json = new RandomJson(new Random(43));
    StringBuilder text = new StringBuilder();
    int values = 0;
    while (text.length() < 2_500_000) {
      text.append(json.next()).append(values++ % 3 == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    String[] lines = text.toString().split("\r?\n", -1);
    for (int threads = 1; threads <= 3; threads++) {
      JsonRecords records = Given.verified(Json.lines().failingOnMalformed(), bytes, threads);
      assertThat(records.entryCount()).isEqualTo(values);
      Iterator<JsonValue> value = records.iterator();
      for (int i = 0; i < values; i++) {
        JsonValue next = value.next();
        if (i % 7 == 0) {
          assertThat(JsonOracle.vitrine(next))
              .isEqualTo(JsonOracle.jackson(lines[i].getBytes(UTF_8)).orElseThrow());
        }
      }
      assertThat(value.hasNext()).isFalse();
    }
  }
}
