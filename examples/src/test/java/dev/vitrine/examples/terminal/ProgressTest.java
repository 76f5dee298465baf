// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ProgressTest {

  private static final String ERASE = "\r\u001b[K";

  @TempDir private Path folder;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  private static long later() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
  }

  private String shown() {
    String text = terminal.toString(US_ASCII);
    terminal.reset();
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0           | -1          | 1    | 0 B, 0 B/s
          1000        | -1          | 2    | 1000 B, 500 B/s
          1536        | 3072        | 1    | 1.5 KiB of 3.0 KiB, 50%, 1.5 KiB/s, 0:01 left
          1048576     | 1073741824  | 1    | 1.0 MiB of 1.0 GiB, 0%, 1.0 MiB/s, 17:03 left
          1           | 36001       | 1    | 1 B of 35.2 KiB, 0%, 1 B/s, 10:00:00 left
          0           | 100         | 1    | 0 B of 100 B, 0%, 0 B/s
          300         | 100         | 1    | 300 B of 300 B, 100%, 300 B/s, 0:00 left
          9223372036854775807 | 9223372036854775807 | 1 | 8.0 EiB of 8.0 EiB, 100%, 8.0 EiB/s, 0:00 left
          """)
  void saysBytesAndRateAndTimeLeft(long done, long total, long seconds, String text) {
    assertThat(new ProgressText(done, total, TimeUnit.SECONDS.toNanos(seconds))).hasToString(text);
  }

  @Test
  void showsHowFarAllFilesHaveCome() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1000]);
    try (Progress progress = Progress.on(terminal)) {
      progress.expect(List.of(file, file));
      try (Progress.Meter meter = progress.meter(file)) {
        meter.verified(500);
        progress.paint(later());
        assertThat(shown()).startsWith("\r500 B of 2.0 KiB, 25%, ").endsWith(" left\u001b[K");
      }
      progress.paint(later()); // the rest of an invalid file is not read
      assertThat(shown()).startsWith("\r1000 B of 2.0 KiB, 50%, ");
    }
    assertThat(shown()).isEqualTo(ERASE);
  }

  @Test
  void aPipeHasNoTimeLeft() {
    try (Progress progress = Progress.on(terminal)) {
      progress.expect(List.of(Path.of("-")));
      progress.meter(Path.of("-")).verified(100);
      progress.paint(later());
      assertThat(shown()).matches("\r100 B, \\d+ B/s\u001b\\[K");
    }
  }

  @Test
  void isErasedBeforeAnythingElseIsWritten() throws IOException {
    try (Progress progress = Progress.on(terminal)) {
      progress.expect(List.of());
      OutputStream out = progress.guard(terminal);
      progress.paint(later());
      shown();
      out.write("half a ".getBytes(US_ASCII));
      assertThat(shown()).isEqualTo(ERASE + "half a ");
      progress.paint(later()); // a line is open
      assertThat(shown()).isEmpty();
      out.write("line\n".getBytes(US_ASCII));
      progress.paint(System.nanoTime()); // something was just written
      assertThat(shown()).isEqualTo("line\n");
      progress.paint(later());
      assertThat(shown()).isNotEmpty();
    }
  }

  @Test
  void shortWorkShowsNothingAndLeavesNoThread() {
    Progress progress = Progress.on(terminal);
    progress.expect(List.of());
    assertThat(threads()).isPositive();
    progress.close();
    progress.close();
    assertThat(threads()).isZero();
    assertThat(shown()).isEmpty();
  }

  @Test
  void withoutATerminalThereIsNoThread() {
    try (Progress progress = Progress.silent()) {
      progress.expect(List.of(folder));
      progress.paint(later());
      assertThat(progress.guard(terminal)).isSameAs(terminal);
      assertThat(threads()).isZero();
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("vitrine-progress"))
        .count();
  }
}
