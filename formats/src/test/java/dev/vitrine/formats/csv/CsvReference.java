// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The grammar of RFC 4180, section 2, with LF alone as line end besides, as a regular expression.
final class CsvReference {

  private static final String CELL = "(?:\"(?:[^\"]|\"\")*+\"|[^\",\r\n]*+)";
  private static final Pattern RECORD =
      Pattern.compile(CELL + "(?:," + CELL + ")*+(?:\r\n|\n|\\z)");

  private CsvReference() {}

  /// {@return whether a text is CSV}
  ///
  /// Record by record: one match of the whole text would nest too deeply.
  static boolean accepts(String text) {
    Matcher record = RECORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      record.region(at, text.length());
      if (!record.lookingAt()) {
        return false;
      }
      at = record.end();
    }
    return true;
  }
}
