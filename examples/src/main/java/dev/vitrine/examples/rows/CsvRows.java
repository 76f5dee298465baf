// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.csv.Csv;
import dev.vitrine.formats.csv.CsvCursor;
import java.util.List;

/// The records of CSV: objects with the names of the header, without one lists.
final class CsvRows {

  private CsvRows() {}

  static void write(Piece<Csv> piece, JsonLines out) {
    List<String> names = piece.value().header();
    for (CsvCursor row = piece.value().cursor(); row.advance(); ) {
      if (names.isEmpty()) {
        writeList(row, out);
      } else {
        writeObject(row, names, out);
      }
    }
  }

  /// Names are made when they are asked for: a file may have a million of them.
  private static void writeObject(CsvCursor row, List<String> names, JsonLines out) {
    out.begin();
    for (int column = 0; column < row.columnCount(); column++) {
      out.field(names.get(column), row.text(column));
    }
    out.end();
  }

  private static void writeList(CsvCursor row, JsonLines out) {
    out.beginList();
    for (int column = 0; column < row.columnCount(); column++) {
      out.element(row.text(column));
    }
    out.end();
  }
}
