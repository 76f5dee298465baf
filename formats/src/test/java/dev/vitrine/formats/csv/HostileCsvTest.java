// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Megabytes of what costs most. A cost that grows with the square of the size would take hours;
/// the guard says nothing about speed.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCsvTest {

  private static final int BYTE_SIZE = 8 << 20;
  private static final int MILLION = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", ",", "\n", "\r", "\"\n", "\",", "a\"\n", "\"\"\n", "#\"\n"})
  void megabytesOfTheSameAreReadInLinearTime(String content) {
    byte[] bytes = content.repeat(BYTE_SIZE / content.length()).getBytes(US_ASCII);
    CsvFormat plain = Csv.rfc4180().withAnyColumns();
    for (CsvFormat format : new CsvFormat[] {plain, plain.withComments('#'), Csv.tsv()}) {
      String failure = failure(format, bytes, 1);
      assertThat(failure(format, bytes, 3)).isEqualTo(failure);
      assertThat(failureInWindows(format, bytes).replace(" [stream]", "")).isEqualTo(failure);
    }
  }

  private static String failure(CsvFormat format, byte[] bytes, int threads) {
    try {
      Csv csv = Given.verify(format, bytes, VerifyOptions.DEFAULT.withThreads(threads));
      long found = 0;
      for (CsvCursor row = csv.cursor(); row.advance(); ) {
        found++;
      }
      assertThat(found).isEqualTo(csv.recordCount());
      return "";
    } catch (InvalidDataException e) {
      return e.getMessage();
    }
  }

  private static String failureInWindows(CsvFormat format, byte[] bytes) {
    try (Windows<Csv> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", format, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        assertThat(windows.view().get()).isNotNull();
      }
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aMillionColumnsAreRead() {
    String header = "c,".repeat(MILLION - 1) + "last\n";
    String text = header + "1,".repeat(MILLION - 1) + "7\n";
    Csv csv = Given.verified(Csv.rfc4180(), text.getBytes(US_ASCII));
    int last = csv.column("last").orElseThrow();
    CsvCursor row = csv.cursor();
    assertThat(row.advance()).isTrue();
    assertThat(row.columnCount()).isEqualTo(MILLION);
    assertThat(row.asLong(last)).hasValue(7);
  }

  @Test
  void moreColumnsThanFitAreRefused() {
    byte[] bytes = new byte[Csv.MAX_COLUMNS];
    Arrays.fill(bytes, (byte) ',');
    for (CsvFormat format : new CsvFormat[] {Csv.rfc4180(), Csv.rfc4180().withAnyColumns()}) {
      assertThatThrownBy(() -> Given.verify(format, bytes, VerifyOptions.DEFAULT))
          .hasMessage(
              "csv: record 1: too many columns at byte 1048576 (found 1048577, allowed up to"
                  + " 1048576)");
    }
  }

  @Test
  void aHeaderThatDoesNotFitTheHeapIsRefused() {
    byte[] bytes = new byte[Csv.MAX_HEADER_BYTE_SIZE + 1];
    Arrays.fill(bytes, (byte) 'x');
    assertThatThrownBy(() -> Given.verify(Csv.rfc4180(), bytes, VerifyOptions.DEFAULT))
        .hasMessage(
            "csv: record 1: header too long at byte 0 (found 16777217 bytes, allowed 16777216"
                + " bytes)");
    assertThat(Given.verified(Csv.rfc4180().withoutHeader(), bytes).recordCount()).isEqualTo(1);
  }
}
