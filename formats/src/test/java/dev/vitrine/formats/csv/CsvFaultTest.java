// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What is refused, as which fault, where, and in which words; also in windows.
class CsvFaultTest {

  private static final String MESSAGE =
      "(csv|tsv): record \\d+: [A-Za-z0-9 -]+ at byte \\d+"
          + " \\(found (\"[ -~]\"|[0-9A-F]{2}|\\d+|end of data|more than 20 bytes), allowed .+\\)";

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(
      files = "src/test/resources/spec/csv.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void followsTheTable(String id, String options, String text, String fault, int offset, int record)
      throws IOException {
    byte[] bytes =
        (text == null ? "" : text)
            .replace("<CR>", "\r")
            .replace("<LF>", "\n")
            .replace("<FF>", "\u00ff")
            .getBytes(ISO_8859_1);
    CsvFormat format = format(options);
    VerifyOptions limits = VerifyOptions.DEFAULT.withMaxRecordByteSize(20);
    InvalidDataException failure =
        catchThrowableOfType(InvalidDataException.class, () -> Given.verify(format, bytes, limits));
    if (fault.equals("ok")) {
      assertThat(failure).isNull();
      return;
    }
    assertThat(failure).as(id).isNotNull();
    assertThat(failure.fault().name()).isEqualTo(fault);
    assertThat(failure.byteOffset()).isEqualTo(offset);
    assertThat(failure.path()).isEqualTo("record " + record);
    assertThat(failure).hasMessageMatching(MESSAGE);
    checkWindows(format, bytes, limits, failure);
  }

  private static void checkWindows(
      CsvFormat format, byte[] bytes, VerifyOptions limits, InvalidDataException expected)
      throws IOException {
    try (Windows<Csv> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", format, limits)) {
      InvalidDataException failure =
          catchThrowableOfType(
              InvalidDataException.class,
              () -> {
                while (windows.advance()) {
                  assertThat(windows.view().get()).isNotNull();
                }
              });
      assertThat(failure).hasMessage(expected.getMessage() + " [stream]");
    }
  }

  private static CsvFormat format(String options) {
    return switch (options) {
      case "any" -> Csv.rfc4180().withAnyColumns();
      case "two" -> Csv.rfc4180().withColumns(2);
      case "comments" -> Csv.rfc4180().withComments('#');
      case "tsv" -> Csv.tsv();
      default -> Csv.rfc4180();
    };
  }
}
