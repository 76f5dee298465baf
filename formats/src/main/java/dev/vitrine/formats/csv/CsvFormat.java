// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of CSV: which characters mean what, whether there is a header, and how many columns
/// records must have.
///
/// Begin with [Csv#rfc4180()] or [Csv#tsv()].
///
/// Immutable and safe for use by many threads.
public final class CsvFormat implements RecordFormat<Csv> {

  /// The policy that records have as many cells as the first one.
  static final int AS_FIRST = 0;

  /// The policy that records have any number of cells.
  static final int ANY = -1;

  private final CsvDialect dialect;
  private final int columns;
  private final CsvStart start;

  CsvFormat(CsvDialect dialect, int columns, CsvStart start) {
    this.dialect = dialect;
    this.columns = columns;
    this.start = start;
  }

  private CsvFormat with(CsvDialect dialect) {
    return new CsvFormat(dialect, columns, start);
  }

  /// {@return this format with another character between cells}
  ///
  /// @param separator ASCII, and no letter, digit, CR or LF
  /// @throws IllegalArgumentException if it cannot be one
  public CsvFormat withSeparator(char separator) {
    byte special = CsvDialect.special(separator);
    return with(new CsvDialect(special, dialect.quote(), dialect.comment(), dialect.header()));
  }

  /// {@return this format with another character around cells}
  ///
  /// @param quote ASCII, and no letter, digit, CR or LF
  /// @throws IllegalArgumentException if it cannot be one
  public CsvFormat withQuote(char quote) {
    byte special = CsvDialect.special(quote);
    return with(new CsvDialect(dialect.separator(), special, dialect.comment(), dialect.header()));
  }

  /// {@return this format without quotes: they are content like any other character}
  public CsvFormat withoutQuotes() {
    return with(
        new CsvDialect(dialect.separator(), CsvDialect.NONE, dialect.comment(), dialect.header()));
  }

  /// {@return this format, but lines that begin with a character are passed over, if no quote is
  /// open}
  ///
  /// Such a format is verified by one thread.
  ///
  /// @param comment ASCII, and no letter, digit, CR or LF
  /// @throws IllegalArgumentException if it cannot be one
  public CsvFormat withComments(char comment) {
    byte special = CsvDialect.special(comment);
    return with(new CsvDialect(dialect.separator(), dialect.quote(), special, dialect.header()));
  }

  /// {@return this format, but the first record is one like the others}
  public CsvFormat withoutHeader() {
    return with(new CsvDialect(dialect.separator(), dialect.quote(), dialect.comment(), false));
  }

  /// {@return this format, but every record, the header included, has this many cells}
  ///
  /// @param columns in `[1, Csv.MAX_COLUMNS]`
  /// @throws IllegalArgumentException if it is not
  public CsvFormat withColumns(int columns) {
    if (columns < 1 || columns > Csv.MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "columns: out of range (found %d, allowed 1 to %d)".formatted(columns, Csv.MAX_COLUMNS));
    }
    return new CsvFormat(dialect, columns, start);
  }

  /// {@return this format, but records have any number of cells}
  public CsvFormat withAnyColumns() {
    return new CsvFormat(dialect, ANY, start);
  }

  @Override
  public String name() {
    return (dialect.separator() == '\t' ? "tsv/1" : "csv/1") + dialect.describe(columns);
  }

  @Override
  public Csv verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    return new CsvVerification(segment, context, dialect, columns, start).verify();
  }

  /// The next piece has no header, and as many columns as this one.
  @Override
  public RecordFormat<Csv> following(Csv piece) {
    CsvStart next = piece.next();
    return next.equals(start) ? this : new CsvFormat(dialect, columns, next);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    CsvScan scan = new CsvScan(dialect);
    if (!dialect.hasQuotes()) {
      return LineEnd.last(bytes, from);
    }
    return dialect.hasComments()
        ? lastByWalk(bytes, from, scan)
        : lastByParity(bytes, from, (byte) dialect.quote());
  }

  /// Goes back from line feed to line feed until an even number of quotes comes before one.
  ///
  /// Reads what comes before `from` to count: since windows double, not more than twice in all.
  private static long lastByParity(MemorySegment bytes, long from, byte quote) {
    long end = bytes.byteSize();
    long quotes = ByteScan.count(bytes, 0, end, quote);
    while (true) {
      long lineFeed = ByteScan.lastIndexOf(bytes, from, end, (byte) '\n');
      if (lineFeed == ByteScan.NONE) {
        return NO_BOUNDARY;
      }
      quotes -= ByteScan.count(bytes, lineFeed, end, quote);
      if ((quotes & 1) == 0) {
        return lineFeed + 1;
      }
      end = lineFeed;
    }
  }

  /// Quotes in comments do not count, so that only the way from the beginning tells.
  private long lastByWalk(MemorySegment bytes, long from, CsvScan scan) {
    long size = bytes.byteSize();
    long last = start.ofFile() ? CsvScan.textStart(bytes) : 0;
    long next = last;
    while (next != ByteScan.NONE) {
      last = next;
      next =
          scan.isComment(bytes, last)
              ? scan.endOfLine(bytes, last)
              : scan.endOfRecord(bytes, last, size);
    }
    return last > from ? last : NO_BOUNDARY;
  }
}
