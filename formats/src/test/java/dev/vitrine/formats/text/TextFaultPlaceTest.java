// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.Utf8Fault;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where faults of the encoding are said to be.
class TextFaultPlaceTest {

  private static final int CHUNK = 1 << 20;

  @Test
  void namesLineAndByte() {
    byte[] text = "first\r\nsecond é\n third".getBytes(UTF_8);
    text[15] = 'x'; // in place of the second byte of é
    assertThatThrownBy(() -> Given.verify(Lines.utf8(), text, VerifyOptions.DEFAULT))
        .hasMessage(
            "lines: line 2: sequence too short at byte 14 (found C3 78, allowed 2 bytes, 80..BF"
                + " after the first)");
    assertThatThrownBy(() -> Given.verify(Text.utf8(), text, VerifyOptions.DEFAULT))
        .hasMessageStartingWith("utf8: sequence too short at byte 14 ");
    assertThatThrownBy(() -> Given.verify(Text.ascii(), text, VerifyOptions.DEFAULT))
        .hasMessage("ascii: byte outside ASCII at byte 14 (found C3, allowed 00..7F)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isTheSameInWindowsAndAsAWholeWhereverTheFaultIs(int threads) {
    long seed = 7;
    System.out.println("TextFaultPlaceTest seed " + seed + ", threads " + threads);
    Random random = new Random(seed);
    byte[] text = new byte[3 * CHUNK + 17];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (random.nextInt(70) == 0 ? '\n' : 'a' + random.nextInt(26));
    }
    int[] places = {0, 1, CHUNK - 2, CHUNK - 1, CHUNK, 2 * CHUNK - 1, 3 * CHUNK, text.length - 1};
    for (int place : places) {
      byte[] broken = text.clone();
      broken[place] = (byte) 0x80;
      long line = 1;
      for (int i = 0; i < place; i++) {
        line += broken[i] == '\n' ? 1 : 0;
      }
      InvalidDataException whole =
          catchThrowableOfType(
              InvalidDataException.class,
              () -> Given.verify(Lines.utf8(), broken, VerifyOptions.DEFAULT.withThreads(threads)));
      assertThat(whole.byteOffset()).isEqualTo(place);
      assertThat(whole.fault()).isEqualTo(Utf8Fault.UNEXPECTED_CONTINUATION);
      assertThat(whole.path()).isEqualTo("line " + line);
      assertThatThrownBy(() -> readWindows(Lines.utf8(), broken))
          .hasMessage(whole.getMessage() + " [stream]");
      assertThatThrownBy(() -> readWindows(Text.utf8(), broken))
          .hasMessageContaining("at byte " + place + " ");
      assertThatThrownBy(() -> readWindows(Text.ascii(), broken))
          .hasMessageContaining("at byte " + place + " ");
    }
  }

  @Test
  void namesTheFirstOfSeveralFaultsForAnyNumberOfThreads() {
    byte[] text = new byte[4 * CHUNK];
    Arrays.fill(text, (byte) '\n');
    text[CHUNK + 5] = (byte) 0xC0;
    text[2 * CHUNK + 5] = (byte) 0xFF;
    text[3 * CHUNK + 5] = (byte) 0x80;
    for (int threads = 1; threads <= 3; threads++) {
      VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threads);
      assertThatThrownBy(() -> Given.verify(Lines.utf8(), text, options))
          .hasMessageStartingWith("lines: line 1048582: overlong encoding at byte 1048581 ");
    }
  }

  @Test
  void windowsAreCutBetweenCharacters() throws IOException {
    byte[] text = "𝄞é".repeat(CHUNK / 4).getBytes(UTF_8);
    assertThat(readWindows(Text.utf8(), text)).isEqualTo(text.length);
    assertThat(readWindows(Lines.utf8(), text)).isEqualTo(text.length);
    assertThat(readWindows(Text.ascii(), "x".repeat(3 * CHUNK + 1).getBytes(US_ASCII)))
        .isEqualTo(3 * CHUNK + 1);
    byte[] truncated = Arrays.copyOf(text, text.length - 1);
    assertThatThrownBy(() -> readWindows(Text.utf8(), truncated))
        .hasMessage(
            "utf8: truncated sequence at byte %d (found C3, allowed 2 bytes) [stream]"
                .formatted(text.length - 2));
  }

  /// {@return how many bytes were verified}
  private static long readWindows(RecordFormat<?> format, byte[] text) throws IOException {
    try (Windows<?> windows =
        Windows.of(new ByteArrayInputStream(text), "stream", format, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        assertThat(windows.view().segment().byteSize()).isPositive();
      }
      return windows.byteOffset();
    }
  }
}
