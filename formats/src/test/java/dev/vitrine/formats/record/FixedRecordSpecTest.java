// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The rules, case by case: what is accepted, what is refused, as which fault and where.
class FixedRecordSpecTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      files = "src/test/resources/spec/fixed-records.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\'',
      emptyValue = "")
  void followsTheTable(
      String id,
      String clause,
      String layout,
      String hex,
      String expected,
      int offset,
      String path) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    FixedRecordFormat format = FixedLayout.parse(layout).format();
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class, () -> Given.verify(format, bytes, VerifyOptions.DEFAULT));
    if (expected.equals("ok")) {
      assertThat(failure).as(id).isNull();
    } else {
      assertThat(failure.fault().name()).as(id).isEqualTo(expected);
      assertThat(failure.byteOffset()).as(id).isEqualTo(offset);
      assertThat(failure.path()).as(id).isEqualTo(path);
      assertThat(failure).as(clause).hasMessageContaining("fixed-records: " + path + ": ");
    }
  }
}
