// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The grammar, text by text, as a line and as a document: what is accepted, what is refused, as
/// which fault and where. `%` and two digits stand for a byte.
class JsonSpecTest {

  private static final VerifyOptions OPTIONS = VerifyOptions.DEFAULT.withMaxDepth(4);

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(
      files = "src/test/resources/spec/json.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void followsTheTable(String id, String clause, String text, String fault, int offset)
      throws InvalidDataException {
    byte[] bytes = decode(id.equals("V9") ? "" : text);
    check(Json.document(), bytes, fault, offset, "json: ");
    for (String end : new String[] {"\n", "\r\n", bytes.length == 0 ? "\n" : ""}) {
      byte[] line = (new String(bytes, ISO_8859_1) + end).getBytes(ISO_8859_1);
      check(Json.lines().failingOnMalformed(), line, fault, offset, "jsonl: line 1: ");
      checkCounted(line, fault, offset);
    }
  }

  private static void check(
      Format<?> format, byte[] bytes, String fault, int offset, String prefix) {
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class, () -> Given.verify(format, bytes, OPTIONS));
    if (fault.equals("ok")) {
      assertThat(failure).isNull();
      return;
    }
    assertThat(failure).isNotNull();
    assertThat(failure.fault().name()).isEqualTo(fault);
    assertThat(failure.byteOffset()).isEqualTo(offset);
    assertThat(failure)
        .hasMessageMatching(
            Pattern.quote(prefix)
                + "[a-zA-Z8 -]+ at byte \\d+ \\(found (\"[ -~]{1,16}\""
                + "|[0-9A-F]{2}( [0-9A-F]{2}){0,15}|end of (line|data)), allowed .+\\)");
  }

  private static void checkCounted(byte[] line, String fault, int offset)
      throws InvalidDataException {
    JsonRecords records = Given.verify(Json.lines(), line, OPTIONS);
    assertThat(records.lineCount()).isEqualTo(1);
    assertThat(records.entryCount()).isEqualTo(fault.equals("ok") ? 1 : 0);
    records
        .malformedLines()
        .forEach(bad -> {
          assertThat(bad.fault().name()).isEqualTo(fault);
          assertThat(bad.faultOffset()).isEqualTo(offset);
        });
  }

  private static byte[] decode(String text) {
    return Pattern.compile("%([0-9A-F]{2})")
        .matcher(text)
        .replaceAll(m -> {
          char c = (char) Integer.parseInt(m.group(1), 16);
          return Matcher.quoteReplacement(String.valueOf(c));
        })
        .getBytes(ISO_8859_1);
  }
}
