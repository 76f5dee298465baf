// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RawLinesTest {

  @Test
  void agreesWithTheNaiveSplitOnRandomBytes() {
    long seed = 20_261_121;
    System.out.println("RawLinesTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(round % 50 == 0 ? 3 << 20 : 2000)];
      random.nextBytes(bytes);
      List<NaiveLine> expected = NaiveLine.split(bytes);
      RawLines lines = Given.verified(Lines.raw(), bytes);
      assertThat(lines.count()).isEqualTo(expected.size());
      RawLineCursor cursor = lines.cursor();
      for (int i = 0; i < expected.size(); i++) {
        NaiveLine line = expected.get(i);
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.index()).isEqualTo(i);
        assertThat(cursor.byteOffset()).isEqualTo(line.from());
        assertThat(cursor.byteSize()).isEqualTo(line.to() - line.from());
        if (i % 100 == 0) {
          assertThat(lines.line(i).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(line.of(bytes));
          assertThat(lines.indexOf(line.from())).isEqualTo(i);
          assertThat(lines.cursor(i).advance()).isTrue();
        }
      }
      assertThat(cursor.advance()).isFalse();
    }
  }

  @Test
  void tellsWhichLinesAreText() {
    byte[] bytes = "caf\u00e9\nplain\n".getBytes(StandardCharsets.ISO_8859_1);
    RawLineCursor cursor = Given.verified(Lines.raw(), bytes).cursor();
    cursor.advance();
    assertThat(cursor.isUtf8()).isFalse();
    assertThat(cursor.text()).isEmpty();
    cursor.advance();
    assertThat(cursor.text().orElseThrow().toString()).isEqualTo("plain");
  }

  @Test
  void longLinesAreRefusedWithTheirNumber() {
    byte[] bytes = {'a', '\n', (byte) 0xFF, 0, 1, '\n'};
    assertThatThrownBy(
            () -> Given.verify(Lines.raw(), bytes, VerifyOptions.DEFAULT.withMaxRecordByteSize(2)))
        .hasMessage(
            "raw-lines: line 2: record too long at byte 2 (found more than 2 bytes, allowed 2"
                + " bytes)");
  }

  @Test
  void areReadInWindows() throws IOException {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    long count = 0;
    try (Windows<RawLines> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", Lines.raw(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        count += windows.view().get().count();
      }
    }
    assertThat(count).isEqualTo(NaiveLine.split(bytes).size());
  }
}
