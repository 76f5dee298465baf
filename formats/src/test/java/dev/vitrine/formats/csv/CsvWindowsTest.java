// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The header and the number of columns are known in every window.
class CsvWindowsTest {

  private static List<List<String>> read(CsvFormat format, String text) throws IOException {
    List<List<String>> records = new ArrayList<>();
    int windowCount = 0;
    try (Windows<Csv> windows =
        Windows.of(
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            "stream",
            format,
            VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        Csv csv = windows.view().get();
        assertThat(csv.column("c3").isPresent())
            .isEqualTo(text.startsWith("\ufeff\"c1\"") && !format.name().contains("header=none"));
        csv.forEach(records::add);
        windowCount++;
      }
    }
    assertThat(windowCount).isGreaterThan(2);
    return records;
  }

  @Test
  void recordsAreThoseOfTheWhole() throws IOException {
    String header = "\ufeff\"c1\",c2,c3,c4,c5,c6,c7\r\n";
    String text = header + new RandomCsv(new Random(5), true).text(3_300_000);
    for (CsvFormat format :
        new CsvFormat[] {
          Csv.rfc4180().withAnyColumns(),
          Csv.rfc4180().withAnyColumns().withoutHeader(),
          Csv.rfc4180().withAnyColumns().withComments('%')
        }) {
      List<List<String>> whole = new ArrayList<>();
      Given.verified(format, text).forEach(whole::add);
      assertThat(read(format, text).equals(whole)).isTrue();
    }
  }

  @Test
  void columnsAreThoseOfTheFirstRecord() {
    String text = "a,b\n" + "1,2\n".repeat(800_000) + "1,2,3\n";
    assertThatThrownBy(() -> read(Csv.rfc4180(), text))
        .hasMessage(
            "csv: record 800002: wrong number of columns at byte 3200008 (found 3, allowed 2)"
                + " [stream]");
  }

  @Test
  void aByteOrderMarkInTheMiddleIsContent() throws IOException {
    String text = "a\n" + "\ufeff\n".repeat(700_000);
    assertThat(read(Csv.rfc4180(), text)).containsOnly(List.of("\ufeff"));
  }
}
