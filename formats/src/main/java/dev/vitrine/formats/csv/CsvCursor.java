// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.formats.internal.RealNumber;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Goes through the records of CSV without allocating.
///
/// ```java
/// int price = csv.column("price").orElseThrow();
/// for (CsvCursor row = csv.cursor(); row.advance(); ) {
///   total += row.asDouble(price).orElse(0);
/// }
/// ```
///
/// Columns are counted from 0; one that the record does not have is an [IndexOutOfBoundsException].
/// A cell is given without the quotes around it; numbers must fill the whole cell.
///
/// For one thread at a time. Before the first and after the last record the values mean nothing.
/// Valid until the file is closed.
public final class CsvCursor {

  private final MemorySegment bytes;
  private final CsvScan scan;
  private final CsvRow row;
  private long next;
  private long start;
  private long index;

  CsvCursor(MemorySegment bytes, CsvScan scan, int maxColumns, long start, long index) {
    this.bytes = bytes;
    this.scan = scan;
    this.row = new CsvRow(bytes, scan, maxColumns);
    this.next = scan.skipComments(bytes, start);
    this.index = index - 1;
  }

  /// {@return whether there was a next record; if so, this cursor is at it}
  public boolean advance() {
    if (next >= bytes.byteSize()) {
      return false;
    }
    start = next;
    next = scan.skipComments(bytes, row.locate(start));
    index++;
    return true;
  }

  /// {@return the index of this record, counted from 0 without the header}
  public long index() {
    return index;
  }

  /// {@return where this record begins, in bytes from the start of the segment}
  public long byteOffset() {
    return start;
  }

  /// {@return the whole record as it stands in the file, without its line end}
  public Utf8Slice record() {
    return new VerifiedSlice(bytes, start, row.end() - start);
  }

  /// {@return how many cells this record has, at least 1}
  public int columnCount() {
    return row.columns();
  }

  /// {@return the content of a cell; quotes in it are still doubled if [#isEscaped]}
  ///
  /// @param column in `[0, columnCount())`
  public Utf8Slice cell(int column) {
    return row.slice(column);
  }

  /// {@return whether a cell is in quotes}
  ///
  /// @param column in `[0, columnCount())`
  public boolean isQuoted(int column) {
    return row.isQuoted(column, start);
  }

  /// {@return whether quotes in the content of a cell are doubled, so that its [#text] is not its
  /// [#cell]}
  ///
  /// @param column in `[0, columnCount())`
  public boolean isEscaped(int column) {
    return row.isEscaped(column);
  }

  /// {@return the text of a cell, with doubled quotes made single}
  ///
  /// @param column in `[0, columnCount())`
  /// @throws IllegalArgumentException if the text is longer than a `byte[]` can be
  public String text(int column) {
    return row.text(column);
  }

  /// {@return whether the text of a cell is exactly this one}
  ///
  /// @param column in `[0, columnCount())`
  /// @param text what to compare with
  public boolean textEquals(int column, String text) {
    return row.textEquals(column, text);
  }

  /// {@return a cell as a number; empty if it is not an optional sign and digits, or does not fit a
  /// `long`}
  ///
  /// @param column in `[0, columnCount())`
  public OptionalLong asLong(int column) {
    return row.slice(column).parseLong();
  }

  /// {@return the `double` nearest to the number in a cell, such as `-1.5e3`, infinite if it is too
  /// large; empty if the cell is no decimal number}
  ///
  /// @param column in `[0, columnCount())`
  public OptionalDouble asDouble(int column) {
    return RealNumber.toDouble(bytes, row.from(column), row.size(column));
  }

  /// {@return the number in a cell exactly; empty if the cell is no decimal number, is longer than
  /// 1000 bytes, or has an exponent that a [BigDecimal] cannot have}
  ///
  /// @param column in `[0, columnCount())`
  public Optional<BigDecimal> asDecimal(int column) {
    return RealNumber.toBigDecimal(bytes, row.from(column), row.size(column));
  }

  /// {@return the texts of all cells, copied}
  public List<String> texts() {
    List<String> texts = new ArrayList<>(columnCount());
    for (int column = 0; column < columnCount(); column++) {
      texts.add(text(column));
    }
    return texts;
  }
}
