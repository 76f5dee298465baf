// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;
import java.util.ArrayList;
import java.util.List;

/// What the tables of grammars say of one line, held against a format, for the tests of all logs.
///
/// @param counting the format that counts malformed lines
/// @param failing the same, but it fails
public record LineTable(Format<? extends Entries<?>> counting, Format<?> failing) {

  private static final String MESSAGE =
      "[a-z0-9]+(\\(.*\\))?: line 1: [a-zA-Z0-9 -]+ at byte \\d+"
          + " \\(found (\"[ -~]{1,16}\"|[0-9A-F]{2}( [0-9A-F]{2}){0,15}|end of line), allowed .+\\)";

  /// Checks one row.
  ///
  /// @param line without its end
  /// @param expected `ok`, or the name of the fault
  /// @param offset of the fault in the line, in characters if only ASCII comes before it
  public void check(String line, String expected, int offset) {
    for (String end : new String[] {"\n", "\r\n", line.isEmpty() ? "\n" : ""}) {
      for (String before : new String[] {"", "é\n"}) {
        checkCounted(line, before, end, expected, offset);
      }
      checkFailing(line + end, expected, offset);
    }
  }

  private void checkCounted(String line, String before, String end, String expected, int offset) {
    int start = before.getBytes(UTF_8).length;
    Entries<?> log = Given.verified(counting, (before + line + end).getBytes(UTF_8));
    List<MalformedLine> here = new ArrayList<>();
    for (MalformedLine bad : log.malformedLines()) {
      if (bad.byteOffset() == start) {
        here.add(bad);
      }
    }
    if (expected.equals("ok")) {
      assertThat(here).isEmpty();
      return;
    }
    assertThat(here)
        .singleElement()
        .satisfies(bad -> {
          assertThat(bad.fault().name()).isEqualTo(expected);
          assertThat(bad.faultOffset() - start).isEqualTo(offset);
          assertThat(bad.index()).isEqualTo(before.isEmpty() ? 0 : 1);
        });
  }

  private void checkFailing(String line, String expected, int offset) {
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class,
            () -> Given.verify(failing, line.getBytes(UTF_8), VerifyOptions.DEFAULT));
    if (expected.equals("ok")) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.fault().name()).isEqualTo(expected);
      assertThat(failure.byteOffset()).isEqualTo(offset);
      assertThat(failure).hasMessageMatching(MESSAGE);
    }
  }
}
