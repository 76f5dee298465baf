// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Megabytes of one byte. A cost that grows with the square of the size would take hours; the guard
/// says nothing about speed.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileLogTest {

  private static final int BYTE_SIZE = 64 << 20;

  @ParameterizedTest
  @ValueSource(chars = {'x', '"', '\\', ' ', '\n', '[', '\r'})
  void isReadInLinearTime(char content) throws IOException {
    byte[] bytes = new byte[BYTE_SIZE];
    Arrays.fill(bytes, (byte) content);
    long lines = content == '\n' ? BYTE_SIZE : 1;
    long start = System.nanoTime();
    AccessLog log = Given.verified(AccessLog.combined(), bytes);
    assertThat(log.malformedCount()).isEqualTo(lines);
    assertThat(log.cursor().advance()).isFalse();
    assertThat(countMalformed(log)).isEqualTo(lines);
    Lines text = Given.verified(Lines.utf8(), bytes);
    long counted = 0;
    for (LineCursor line = text.cursor(); line.advance(); ) {
      counted++;
    }
    assertThat(counted).isEqualTo(lines);
    try (Windows<AccessLog> windows =
        Windows.of(
            new ByteArrayInputStream(bytes), "stream", AccessLog.common(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        counted -= windows.view().get().malformedCount();
      }
    }
    assertThat(counted).isZero();
    System.out.printf(
        "HostileLogTest %02x: %d ms%n", (int) content, (System.nanoTime() - start) / 1_000_000);
  }

  private static long countMalformed(AccessLog log) {
    long count = 0;
    for (MalformedLine line : log.malformedLines()) {
      if (line.index() != count++) {
        throw new AssertionError("line " + line.index() + " after " + (count - 1));
      }
    }
    return count;
  }
}
