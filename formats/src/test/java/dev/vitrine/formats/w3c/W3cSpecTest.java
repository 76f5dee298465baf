// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The grammar, line by line: what is accepted, what is refused, as which fault and where.
class W3cSpecTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/spec/w3c.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\'',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void followsTheTable(
      String id, String clause, String fields, String line, String expected, int offset) {
    String header = "#Fields: " + fields + "\r\n";
    for (String end : new String[] {"\n", "\r\n", ""}) {
      byte[] text = (header + line + end).getBytes(UTF_8);
      W3cLog log = Given.verified(W3cLog.format(), text);
      InvalidDataException failure =
          catchThrowableOfType(
              InvalidDataException.class,
              () ->
                  Given.verify(W3cLog.format().failingOnMalformed(), text, VerifyOptions.DEFAULT));
      if (expected.equals("ok")) {
        assertThat(log.malformedLines()).isEmpty();
        assertThat(failure).isNull();
      } else {
        assertThat(log.malformedLines())
            .singleElement()
            .satisfies(bad -> {
              assertThat(bad.index()).isOne();
              assertThat(bad.fault().name()).isEqualTo(expected);
              assertThat(bad.faultOffset() - header.length()).isEqualTo(offset);
            });
        assertThat(failure.fault().name()).isEqualTo(expected);
        assertThat(failure.byteOffset() - header.length()).isEqualTo(offset);
        assertThat(failure.path()).isEqualTo("line 2");
      }
    }
  }
}
