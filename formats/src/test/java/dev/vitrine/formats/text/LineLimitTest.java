// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFault;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The limit for lines, for all formats of lines.
class LineLimitTest {

  private static final int BLOCK = 1 << 16;
  private static final int CHUNK = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100, BLOCK, CHUNK - 1, CHUNK, CHUNK + 1})
  void acceptsALineOfTheLimitAndRefusesOneMore(int limit) {
    for (String end : new String[] {"", "\n", "\r\n", "\r\nx", "\nx\n"}) {
      assertThat(tooLong("a".repeat(limit) + end, limit)).as("end %s", end).isEmpty();
      assertThat(tooLong("a".repeat(limit + 1) + end, limit)).as("end %s", end).hasValue(0);
      assertThat(tooLong("b\n" + "a".repeat(limit + 1) + end, limit)).hasValue(2);
    }
    // a lone CR is content
    assertThat(tooLong("a".repeat(limit) + "\r", limit)).hasValue(0);
    assertThat(tooLong("a".repeat(limit) + "\r\r\n", limit)).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {BLOCK, CHUNK, 2 * CHUNK})
  void isExactAcrossBorders(int border) {
    for (int limit : new int[] {1, 5, 1000, CHUNK + 3}) {
      for (int start = Math.max(0, border - 3); start <= border + 3; start++) {
        String before = "\n".repeat(start);
        assertThat(tooLong(before + "a".repeat(limit) + "\r\nb", limit)).isEmpty();
        assertThat(tooLong(before + "a".repeat(limit + 1) + "\nb", limit)).hasValue(start);
      }
    }
  }

  @Test
  void agreesWithTheNaiveAnswerOnRandomTexts() {
    long seed = 20_261_121;
    System.out.println("LineLimitTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      int limit = 1 + random.nextInt(random.nextBoolean() ? 8 : 3000);
      byte[] text = new byte[random.nextInt(random.nextInt(10) == 0 ? 3 * CHUNK : 20_000)];
      int lineFeedEvery = 1 + random.nextInt(limit / 4 + 1);
      for (int i = 0; i < text.length; i++) {
        boolean lineFeed = random.nextInt(lineFeedEvery) == 0;
        text[i] = (byte) (lineFeed ? '\n' : random.nextInt(9) == 0 ? '\r' : 'a');
      }
      OptionalLong expected =
          NaiveLine.split(text).stream()
              .filter(line -> line.to() - line.from() > limit)
              .mapToLong(NaiveLine::from)
              .findFirst();
      for (int threads = 1; threads <= 3; threads++) {
        assertThat(tooLong(Lines.utf8(), text, limit, threads))
            .as("round %d, limit %d, %d threads", round, limit, threads)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void holdsForAccessLogsWhateverTheirPolicy() {
    byte[] text = ("\n" + "x".repeat(11)).getBytes(UTF_8);
    assertThat(tooLong(AccessLog.combined(), text, 10, 1)).hasValue(1);
    assertThat(tooLong(AccessLog.common(), text, 10, 1)).hasValue(1);
    assertThat(tooLong(AccessLog.combined(), text, 11, 1)).isEmpty();
  }

  @Test
  void namesLineAndLimit() {
    assertThatThrownBy(() ->
            Given.verify(
                Lines.utf8(),
                "a\nb\nccccc\n".getBytes(UTF_8),
                VerifyOptions.DEFAULT.withMaxRecordByteSize(4).withFirstRecord(100)))
        .hasMessage(
            "lines: line 103: record too long at byte 4 (found more than 4 bytes, allowed 4"
                + " bytes)");
  }

  @Test
  void holdsInWindows() throws IOException {
    VerifyOptions options = VerifyOptions.DEFAULT.withMaxRecordByteSize(CHUNK + 10);
    byte[] text = new byte[3 * CHUNK];
    Arrays.fill(text, (byte) 'a');
    text[CHUNK - 1] = '\n';
    text[2 * CHUNK + 9] = '\r';
    text[2 * CHUNK + 10] = '\n';
    text[2 * CHUNK + 11] = '\n';
    assertThat(countInWindows(text, options)).isEqualTo(4);
    text[2 * CHUNK + 9] = 'a';
    assertThat(countInWindows(text, options)).isEqualTo(4);
    text[2 * CHUNK + 10] = 'a';
    assertThatThrownBy(() -> countInWindows(text, options))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(RecordFault.TOO_LONG);
              assertThat(e.byteOffset()).isEqualTo(CHUNK);
              assertThat(e.path()).isEqualTo("line 2");
            });
  }

  private static long countInWindows(byte[] text, VerifyOptions options) throws IOException {
    long count = 0;
    try (Windows<Lines> windows =
        Windows.of(new ByteArrayInputStream(text), "stream", Lines.utf8(), options)) {
      while (windows.advance()) {
        count += windows.view().get().count();
      }
    }
    return count;
  }

  private static OptionalLong tooLong(String text, int limit) {
    return tooLong(Lines.utf8(), text.getBytes(UTF_8), limit, 1);
  }

  /// {@return the offset of the first line that is refused as too long}
  private static OptionalLong tooLong(Format<?> format, byte[] text, int limit, int threads) {
    try {
      Given.verify(
          format, text, VerifyOptions.DEFAULT.withMaxRecordByteSize(limit).withThreads(threads));
      return OptionalLong.empty();
    } catch (InvalidDataException e) {
      if (e.fault() != RecordFault.TOO_LONG) {
        throw new UncheckedIOException(e);
      }
      return OptionalLong.of(e.byteOffset());
    }
  }
}
