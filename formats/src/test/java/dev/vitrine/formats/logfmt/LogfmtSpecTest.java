// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.internal.LineTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The grammar, line by line: what is accepted, what is refused, as which fault and where.
class LogfmtSpecTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/spec/logfmt.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\'',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void followsTheTable(String id, String clause, String line, String expected, int offset) {
    new LineTable(Logfmt.format(), Logfmt.format().failingOnMalformed())
        .check(line, expected, offset);
  }
}
