// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;
import java.util.RandomAccess;

/// The first record of a file, copied to the heap, so that it outlives the piece it stands in.
///
/// Immutable and safe for use by many threads.
final class CsvHeader {

  private final CsvRow row;

  private CsvHeader(CsvRow row) {
    this.row = row;
  }

  /// Copies a header.
  ///
  /// @param bytes verified
  /// @param from where the record begins
  /// @param to where it ends, exclusive
  /// @param columns how many cells it has
  static CsvHeader copyOf(MemorySegment bytes, long from, long to, CsvScan scan, int columns) {
    MemorySegment copy = MemorySegment.ofArray(new byte[Math.toIntExact(to - from)]);
    copy.copyFrom(bytes.asSlice(from, to - from));
    CsvRow row = new CsvRow(copy.asReadOnly(), scan, columns);
    row.locate(0);
    return new CsvHeader(row);
  }

  /// {@return the names; each is made when it is asked for}
  List<String> names() {
    return new Names(row);
  }

  /// {@return the first column of that name}
  OptionalInt indexOf(String name) {
    for (int column = 0; column < row.columns(); column++) {
      if (row.textEquals(column, name)) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  private static final class Names extends AbstractList<String> implements RandomAccess {

    private final CsvRow row;

    Names(CsvRow row) {
      this.row = row;
    }

    @Override
    public String get(int column) {
      return row.text(column);
    }

    @Override
    public int size() {
      return row.columns();
    }
  }
}
