// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.formats.internal.EntryIterator;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/// Verified comma-separated values (RFC 4180).
///
/// Records end with LF or CR LF; the last may end with the text. An empty line is a record of one
/// empty cell. A cell that begins with a quote ends with one, and may have separators, line ends
/// and doubled quotes inside; other cells have none of these. Spaces are content. A byte order mark
/// at the beginning of the file is passed over.
///
/// A sparse index, 16 bytes for each 64 KiB, is built during verification, so that any record can
/// be found without reading the text before it.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class Csv implements Iterable<List<String>> {

  /// The largest number of cells that a record may have: their places must fit into memory.
  public static final int MAX_COLUMNS = 1 << 20;

  /// The largest size of a header, in bytes: it is copied to the heap.
  public static final int MAX_HEADER_BYTE_SIZE = 1 << 24;

  // INVARIANT: bytes is frozen, verified CSV of the dialect of scan; no record has more than
  // maxColumns cells; index was built from it, headerRecords of its records are the header.
  private final MemorySegment bytes;
  private final CsvDialect dialect;
  private final CsvIndex index;
  private final CsvStart next;
  private final int headerRecords;
  private final int maxColumns;

  Csv(
      MemorySegment bytes,
      CsvDialect dialect,
      CsvIndex index,
      CsvStart next,
      int headerRecords,
      int maxColumns) {
    this.bytes = bytes;
    this.dialect = dialect;
    this.index = index;
    this.next = next;
    this.headerRecords = headerRecords;
    this.maxColumns = maxColumns;
  }

  /// {@return the format of RFC 4180: comma, double quotes, a header, and as many cells in every
  /// record as in the header}
  public static CsvFormat rfc4180() {
    return new CsvFormat(CsvDialect.RFC_4180, CsvFormat.AS_FIRST, CsvStart.OF_FILE);
  }

  /// {@return the format of tab-separated values (IANA, text/tab-separated-values): no quotes, a
  /// header, and as many cells in every record as in the header}
  public static CsvFormat tsv() {
    return new CsvFormat(CsvDialect.TSV, CsvFormat.AS_FIRST, CsvStart.OF_FILE);
  }

  /// {@return the number of records, without the header; O(1)}
  public long recordCount() {
    return index.count() - headerRecords;
  }

  /// {@return the names of the columns; empty if there is no header}
  ///
  /// They are in memory of their own: valid for ever.
  public List<String> header() {
    return next.header().map(CsvHeader::names).orElse(List.of());
  }

  /// {@return the column of that name, for [CsvCursor]; the first if there are several; empty if
  /// there is none, or no header}
  ///
  /// @param name of the column, exactly
  public OptionalInt column(String name) {
    Objects.requireNonNull(name, "name");
    return next.header().map(header -> header.indexOf(name)).orElse(OptionalInt.empty());
  }

  /// {@return a cursor before the first record: the way that allocates nothing}
  public CsvCursor cursor() {
    return cursor(0);
  }

  /// {@return a cursor before a record: the next call of [CsvCursor#advance()] comes to it}
  ///
  /// Reads records that begin in at most 64 KiB to find it.
  ///
  /// @param record its index, in `[0, recordCount()]`
  /// @throws IndexOutOfBoundsException if there is no such record
  public CsvCursor cursor(long record) {
    Objects.checkIndex(record, recordCount() + 1);
    CsvScan scan = new CsvScan(dialect);
    long start = index.start(bytes, scan, record + headerRecords);
    return new CsvCursor(bytes, scan, maxColumns, start, record);
  }

  /// {@return the records, in the order of the file, as texts that outlive it}
  @Override
  public Iterator<List<String>> iterator() {
    CsvCursor cursor = cursor();
    return new EntryIterator<>(recordCount(), cursor::advance, cursor::texts);
  }

  /// {@return what is known when the next piece begins}
  CsvStart next() {
    return next;
  }

  @Override
  public String toString() {
    return "Csv[%d records]".formatted(recordCount());
  }
}
