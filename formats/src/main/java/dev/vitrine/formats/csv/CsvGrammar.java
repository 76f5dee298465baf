// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The grammar of one record (RFC 4180, section 2); LF alone ends one, too.
///
/// For one thread at a time: it keeps what it found in the last record. Places are bytes from the
/// start of the segment.
final class CsvGrammar {

  /// The answer of [#record] for a malformed record.
  static final long FAILED = -1;

  private final CsvScan scan;
  private final char separator;

  private long columns;
  private long end;
  private CsvFault fault = CsvFault.UNCLOSED_QUOTE;
  private long faultOffset;
  private String allowed = "";

  CsvGrammar(CsvScan scan) {
    this.scan = scan;
    this.separator = (char) scan.dialect().separator();
  }

  /// {@return where the next record begins, or [#FAILED]}
  ///
  /// @param bytes frozen, not yet verified
  /// @param start where the record begins
  long record(MemorySegment bytes, long start) {
    long size = bytes.byteSize();
    columns = 1;
    end = start;
    long at = start;
    while (true) {
      at = scan.stop(bytes, at, size);
      columns += scan.passed();
      byte b = at < size ? bytes.get(ValueLayout.JAVA_BYTE, at) : (byte) '\n';
      if (b == '\n') {
        end = at;
        return Math.min(at + 1, size);
      }
      if (b == '\r') {
        return carriageReturn(bytes, at);
      }
      at = quoted(bytes, start, at);
      if (at == FAILED) {
        return FAILED;
      }
    }
  }

  private long carriageReturn(MemorySegment bytes, long at) {
    end = at;
    return isAt(bytes, at + 1, '\n')
        ? at + 2
        : fail(CsvFault.BARE_CARRIAGE_RETURN, at, "CR LF, or CR in quotes");
  }

  /// {@return where the cell ends that begins with the quote at `open`}
  private long quoted(MemorySegment bytes, long start, long open) {
    if (open > start && !isAt(bytes, open - 1, separator)) {
      return fail(CsvFault.QUOTE_IN_CELL, open, "quotes only in a quoted cell, doubled");
    }
    long close = scan.closingQuote(bytes, open + 1, bytes.byteSize());
    if (close == ByteScan.NONE) {
      end = bytes.byteSize();
      return fail(CsvFault.UNCLOSED_QUOTE, open, "a closing quote");
    }
    long after = close + 1;
    boolean ends = after == bytes.byteSize() || isAt(bytes, after, separator);
    return ends || isAt(bytes, after, '\n') || isAt(bytes, after, '\r')
        ? after
        : fail(CsvFault.DATA_AFTER_QUOTE, after, "a separator or the end of the record");
  }

  private static boolean isAt(MemorySegment bytes, long offset, char wanted) {
    return offset < bytes.byteSize() && bytes.get(ValueLayout.JAVA_BYTE, offset) == wanted;
  }

  private long fail(CsvFault fault, long offset, String allowed) {
    this.fault = fault;
    this.faultOffset = offset;
    this.allowed = allowed;
    this.end = Math.max(end, offset);
    return FAILED;
  }

  /// {@return how many cells the last record has}
  long columns() {
    return columns;
  }

  /// {@return where the content of the last record ends, exclusive; if it was malformed, how far it
  /// was read}
  long end() {
    return end;
  }

  /// {@return what was wrong with the last record that was malformed}
  CsvFault fault() {
    return fault;
  }

  /// {@return where}
  long faultOffset() {
    return faultOffset;
  }

  /// {@return what would be right there}
  String allowed() {
    return allowed;
  }
}
