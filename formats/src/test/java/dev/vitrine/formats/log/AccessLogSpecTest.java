// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The grammar, line by line: what is accepted, what is refused, as which fault and where.
class AccessLogSpecTest {

  private static final String TABLE = "src/test/resources/spec/access-log.csv";

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(
      files = TABLE,
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\'',
      emptyValue = "")
  void followsTheTable(
      String id, String format, String clause, String line, String expected, int offset)
      throws InvalidDataException {
    AccessLogFormat accessLog =
        format.equals("combined") ? AccessLog.combined() : AccessLog.common();
    for (String end : new String[] {"\n", "\r\n", line.isEmpty() ? "\n" : ""}) {
      for (String before : new String[] {"", "é\n"}) {
        byte[] text = (before + line + end).getBytes(UTF_8);
        int start = before.getBytes(UTF_8).length;
        if (expected.equals("ok")) {
          assertThat(Given.verified(accessLog, text).entryCount()).as(id).isEqualTo(1);
        } else {
          checkCounted(Given.verified(accessLog, text), start, expected, offset);
        }
      }
      checkFailing(accessLog.failingOnMalformed(), line + end, expected, offset);
    }
  }

  private static void checkCounted(AccessLog log, int start, String expected, int offset) {
    assertThat(log.entryCount()).isZero();
    assertThat(log.malformedLines())
        .last()
        .satisfies(bad -> {
          assertThat(bad.fault().name()).isEqualTo(expected);
          assertThat(bad.byteOffset()).isEqualTo(start);
          assertThat(bad.faultOffset() - start).isEqualTo(offset);
        });
  }

  private static void checkFailing(
      AccessLogFormat format, String line, String expected, int offset) {
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class,
            () -> Given.verify(format, line.getBytes(UTF_8), VerifyOptions.DEFAULT));
    if (expected.equals("ok")) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.fault().name()).isEqualTo(expected);
      assertThat(failure.byteOffset()).isEqualTo(offset);
      assertThat(failure.path()).isEqualTo("line 1");
      assertThat(failure)
          .hasMessageMatching(
              "(combined|common): line 1: (malformed [a-z ]+|data after the last field) at byte"
                  + " \\d+ \\(found (\"[ -~]{1,16}\"|[0-9A-F]{2}( [0-9A-F]{2}){0,15}|end of line), allowed .+\\)");
    }
  }
}
