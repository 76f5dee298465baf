// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

/// Which bytes mean something, and whether there is a header.
///
/// @param separator between cells
/// @param quote around cells, or [#NONE]
/// @param comment with which lines begin that are passed over, or [#NONE]
/// @param header whether the first record names the columns
record CsvDialect(byte separator, int quote, int comment, boolean header) {

  static final int NONE = -1;
  static final CsvDialect RFC_4180 = new CsvDialect((byte) ',', '"', NONE, true);
  static final CsvDialect TSV = new CsvDialect((byte) '\t', NONE, NONE, true);

  CsvDialect {
    if (separator == quote || separator == comment || (quote == comment && quote != NONE)) {
      throw new IllegalArgumentException(
          "csv: one character for two purposes (found separator %s, quote %s, comment %s)"
              .formatted(text(separator), text(quote), text(comment)));
    }
  }

  boolean hasQuotes() {
    return quote != NONE;
  }

  boolean hasComments() {
    return comment != NONE;
  }

  /// {@return what follows the name of the format: every choice that is not usual}
  ///
  /// @param columns the policy, see [CsvFormat]
  String describe(int columns) {
    StringBuilder options = new StringBuilder();
    if (separator != ',' && separator != '\t') {
      options.append(" separator=").append(text(separator));
    }
    if (quote != (separator == '\t' ? NONE : '"')) {
      options.append(" quote=").append(text(quote));
    }
    if (hasComments()) {
      options.append(" comment=").append(text(comment));
    }
    if (!header) {
      options.append(" header=none");
    }
    if (columns != CsvFormat.AS_FIRST) {
      options.append(" columns=").append(columns == CsvFormat.ANY ? "any" : columns);
    }
    return options.isEmpty() ? "" : "(" + options.substring(1) + ")";
  }

  /// {@return a character that may have a meaning: ASCII, and neither NUL, a letter, a digit nor a
  /// line end}
  ///
  /// @throws IllegalArgumentException if it may not
  static byte special(char c) {
    if (c == 0 || c >= 0x7F || c == '\n' || c == '\r' || Character.isLetterOrDigit(c)) {
      throw new IllegalArgumentException(
          "csv: unusable character (found %s, allowed ASCII without letters, digits, CR and LF)"
              .formatted(text(c)));
    }
    return (byte) c;
  }

  private static String text(int c) {
    return c == NONE ? "none" : c > ' ' ? String.valueOf((char) c) : "U+%04X".formatted(c);
  }
}
