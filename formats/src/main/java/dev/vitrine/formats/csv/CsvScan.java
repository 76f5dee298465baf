// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Finds the bytes that mean something in CSV, eight at a time.
///
/// For one thread at a time. All ranges are `[at, to)` in bytes and must lie inside the segment.
final class CsvScan {

  /*
   * A word holds eight bytes, the first lowest. firstZero() may mark bytes above the first zero byte
   * as well, so that only its lowest mark counts; zeros() marks exactly the zero bytes, so that its
   * marks can be counted.
   */

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long RETURNS = '\r' * ONES;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvDialect dialect;
  private final byte separator;

  /// Without quotes, the line feed again: what is looked for twice is found as soon.
  private final byte quote;

  private final long separators;
  private final long quotes;
  private long passed;

  CsvScan(CsvDialect dialect) {
    this.dialect = dialect;
    this.separator = dialect.separator();
    this.quote = (byte) (dialect.hasQuotes() ? dialect.quote() : '\n');
    this.separators = separator * ONES;
    this.quotes = quote * ONES;
  }

  CsvDialect dialect() {
    return dialect;
  }

  boolean isQuote(byte b) {
    return b == quote && b != '\n';
  }

  /// {@return the offset of the first quote, CR or LF in the range, or `to`}
  ///
  /// [#passed()] is how many separators come before it.
  long stop(MemorySegment bytes, long at, long to) {
    long count = 0;
    long i = at;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = bytes.get(WORD, i);
      long hits =
          firstZero(word ^ LINE_FEEDS) | firstZero(word ^ RETURNS) | firstZero(word ^ quotes);
      long marks = zeros(word ^ separators);
      if ((hits & HIGH_BITS) != 0) {
        long first = Long.lowestOneBit(hits & HIGH_BITS);
        passed = count + Long.bitCount(marks & (first - 1));
        return i + (Long.numberOfTrailingZeros(first) >>> 3);
      }
      count += Long.bitCount(marks);
    }
    for (; i < to && !isStop(bytes.get(ValueLayout.JAVA_BYTE, i)); i++) {
      count += bytes.get(ValueLayout.JAVA_BYTE, i) == separator ? 1 : 0;
    }
    passed = count;
    return i;
  }

  private boolean isStop(byte b) {
    return b == '\n' || b == '\r' || b == quote;
  }

  /// {@return how many separators the last [#stop] passed}
  long passed() {
    return passed;
  }

  /// {@return the offset of the first separator, CR or LF in the range, or `to`: the end of a cell
  /// of verified CSV that is not quoted}
  long endOfCell(MemorySegment bytes, long at, long to) {
    long i = at;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = bytes.get(WORD, i);
      long hits =
          firstZero(word ^ LINE_FEEDS) | firstZero(word ^ RETURNS) | firstZero(word ^ separators);
      if ((hits & HIGH_BITS) != 0) {
        return i + (Long.numberOfTrailingZeros(hits & HIGH_BITS) >>> 3);
      }
    }
    while (i < to && !isCellEnd(bytes.get(ValueLayout.JAVA_BYTE, i))) {
      i++;
    }
    return i;
  }

  private boolean isCellEnd(byte b) {
    return b == '\n' || b == '\r' || b == separator;
  }

  /// {@return the offset of the quote that closes a cell, or [ByteScan#NONE]}
  ///
  /// @param at the first byte inside the quotes
  long closingQuote(MemorySegment bytes, long at, long to) {
    long found = ByteScan.indexOf(bytes, at, to, quote);
    while (found >= 0 && found + 1 < to && bytes.get(ValueLayout.JAVA_BYTE, found + 1) == quote) {
      found = ByteScan.indexOf(bytes, found + 2, to, quote);
    }
    return found;
  }

  /// {@return the offset after the first line feed of the range that an even number of quotes comes
  /// before, or [ByteScan#NONE]: the end of a record, if `at` is not inside quotes}
  long endOfRecord(MemorySegment bytes, long at, long to) {
    long i = ByteScan.indexOfEither(bytes, at, to, (byte) '\n', quote);
    while (i >= 0 && isQuote(bytes.get(ValueLayout.JAVA_BYTE, i))) {
      long close = ByteScan.indexOf(bytes, i + 1, to, quote);
      i = close < 0 ? close : ByteScan.indexOfEither(bytes, close + 1, to, (byte) '\n', quote);
    }
    return i < 0 ? ByteScan.NONE : i + 1;
  }

  /// {@return whether a quote is in the range}
  boolean hasQuote(MemorySegment bytes, long at, long to) {
    return ByteScan.indexOf(bytes, at, to, quote) != ByteScan.NONE;
  }

  /// {@return where the first record begins that begins in `[from, to)`, or `to` if none does}
  ///
  /// @param from above 0
  /// @param inside whether a quote is open there
  long firstStart(MemorySegment bytes, long from, long to, boolean inside) {
    if (!inside && bytes.get(ValueLayout.JAVA_BYTE, from - 1) == '\n') {
      return from;
    }
    long close = inside ? ByteScan.indexOf(bytes, from, to, quote) : from - 1;
    long start = close < 0 ? ByteScan.NONE : endOfRecord(bytes, close + 1, to - 1);
    return start == ByteScan.NONE ? to : start;
  }

  /// {@return where a cell of a well-formed record begins}
  ///
  /// @param column its index, not above the last
  long startOfCell(MemorySegment bytes, long record, long column) {
    long size = bytes.byteSize();
    long at = record;
    for (long left = column; left > 0; left--) {
      boolean quoted = isQuote(bytes.get(ValueLayout.JAVA_BYTE, at));
      at = quoted ? closingQuote(bytes, at + 1, size) + 1 : endOfCell(bytes, at, size);
      at++;
    }
    return at;
  }

  /// {@return where the text of a file begins: behind a byte order mark}
  static long textStart(MemorySegment bytes) {
    int size = BYTE_ORDER_MARK.length;
    boolean present =
        bytes.byteSize() >= size
            && bytes.asSlice(0, size).mismatch(MemorySegment.ofArray(BYTE_ORDER_MARK)) < 0;
    return present ? size : 0;
  }

  /// {@return whether a comment begins at `at`}
  boolean isComment(MemorySegment bytes, long at) {
    return dialect.hasComments()
        && at < bytes.byteSize()
        && bytes.get(ValueLayout.JAVA_BYTE, at) == dialect.comment();
  }

  /// {@return where the first record begins, at or after `at`, which is the beginning of a line
  /// outside quotes: behind all comments}
  long skipComments(MemorySegment bytes, long at) {
    long i = at;
    while (isComment(bytes, i)) {
      long end = endOfLine(bytes, i);
      i = end == ByteScan.NONE ? bytes.byteSize() : end;
    }
    return i;
  }

  /// {@return the offset after the next line feed, or [ByteScan#NONE]}
  long endOfLine(MemorySegment bytes, long at) {
    long lineFeed = ByteScan.indexOf(bytes, at, bytes.byteSize(), (byte) '\n');
    return lineFeed == ByteScan.NONE ? ByteScan.NONE : lineFeed + 1;
  }

  private static long firstZero(long word) {
    return word - ONES & ~word;
  }

  private static long zeros(long word) {
    long low = ~HIGH_BITS;
    return ~((word & low) + low | word | low);
  }
}
