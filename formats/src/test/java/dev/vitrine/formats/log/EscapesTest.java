// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          plain é𝄞,       plain é𝄞
          a\\"b,          a"b
          a\\\\b,         a\\b
          \\\\x41,        \\x41
          \\x41\\x5a\\x5A, AZZ
          \\xc3\\xa9,     é
          \\xFF,          \uFFFD
          \\x4,           \\x4
          \\x,            \\x
          \\x4g,          \\x4g
          \\xg4,          \\xg4
          \\q,            \\q
          a\\,            a\\
          é\\é,           é\\é
          ``,             ``
          """)
  void resolvesWhatServersWrite(String field, String meaning) {
    assertThat(AccessLog.unescape(Given.verified(Text.utf8(), field))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"b, 8", "f, 12", "n, 10", "r, 13", "t, 9", "v, 11"})
  void resolvesControlCharacters(char letter, int meaning) {
    String text = AccessLog.unescape(Given.verified(Text.utf8(), "<\\" + letter + ">"));
    assertThat(text).isEqualTo("<" + (char) meaning + ">");
  }
}
