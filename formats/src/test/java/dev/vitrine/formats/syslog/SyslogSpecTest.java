// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.LineTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The grammar, line by line: what is accepted, what is refused, as which fault and where.
class SyslogSpecTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/spec/syslog.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\'',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void followsTheTable(
      String id, String dialect, String clause, String line, String expected, int offset) {
    SyslogFormat format =
        switch (dialect) {
          case "auto" -> Syslog.auto();
          case "3164" -> Syslog.rfc3164();
          case "5424" -> Syslog.rfc5424();
          default -> throw new IllegalArgumentException(dialect);
        };
    new LineTable(format, format.failingOnMalformed()).check(line, expected, offset);
  }
}
