// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.formats.internal.VerifiedSlice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// The places of the cells of one verified record.
///
/// For one thread at a time while it moves; places are bytes from the start of the segment.
final class CsvRow {

  // INVARIANT: bytes is verified CSV of the dialect of scan, in which no record has more cells than
  // these arrays have elements. The content of cell c, without the quotes around it, begins at
  // starts[c] and ends at ends[c]; if it has doubled quotes, at ~ends[c].
  private final MemorySegment bytes;
  private final CsvScan scan;
  private final long[] starts;
  private final long[] ends;
  private int columns;
  private long end;

  /// @param maxColumns the largest number of cells that a record has
  CsvRow(MemorySegment bytes, CsvScan scan, int maxColumns) {
    this.bytes = bytes;
    this.scan = scan;
    this.starts = new long[maxColumns];
    this.ends = new long[maxColumns];
  }

  /// Finds the cells of the record that begins at `start`.
  ///
  /// @return where the next record or comment begins, or the end of the text
  long locate(long start) {
    long size = bytes.byteSize();
    int column = 0;
    long at = start;
    while (true) {
      at =
          at < size && scan.isQuote(byteAt(at))
              ? quoted(column, at, size)
              : plain(column, at, size);
      column++;
      byte b = at < size ? byteAt(at) : (byte) '\n';
      if (b == '\n' || b == '\r') {
        columns = column;
        end = at;
        return Math.min(size, b == '\r' ? at + 2 : at + 1);
      }
      at++;
    }
  }

  private long plain(int column, long at, long size) {
    long to = scan.endOfCell(bytes, at, size);
    starts[column] = at;
    ends[column] = to;
    return to;
  }

  private long quoted(int column, long open, long size) {
    long close = scan.closingQuote(bytes, open + 1, size);
    starts[column] = open + 1;
    ends[column] = scan.hasQuote(bytes, open + 1, close) ? ~close : close;
    return close + 1;
  }

  int columns() {
    return columns;
  }

  /// {@return where the record ends, without its line end}
  long end() {
    return end;
  }

  private int check(int column) {
    return Objects.checkIndex(column, columns);
  }

  long from(int column) {
    return starts[check(column)];
  }

  long size(int column) {
    long to = ends[check(column)];
    return (to < 0 ? ~to : to) - starts[column];
  }

  /// {@return whether the content has doubled quotes}
  boolean isEscaped(int column) {
    return ends[check(column)] < 0;
  }

  /// {@return whether the cell is quoted: only then does a quote stand before its content}
  boolean isQuoted(int column, long start) {
    long from = from(column);
    return from > start && scan.isQuote(byteAt(from - 1));
  }

  VerifiedSlice slice(int column) {
    return new VerifiedSlice(bytes, from(column), size(column));
  }

  String text(int column) {
    String raw = slice(column).toString();
    if (!isEscaped(column)) {
      return raw;
    }
    String quote = String.valueOf((char) scan.dialect().quote());
    return raw.replace(quote + quote, quote);
  }

  boolean textEquals(int column, String text) {
    return isEscaped(column) ? text(column).equals(text) : slice(column).contentEquals(text);
  }

  private byte byteAt(long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }
}
