// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.Quote;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Checks the records of chunks: their grammar, size and number of cells, and the encoding.
///
/// For one thread at a time.
final class CsvChecker {

  private final MemorySegment bytes;
  private final VerifyContext context;
  private final CsvScan scan;
  private final CsvGrammar grammar;
  private final int columns;

  /// @param columns how many cells a record must have, or [CsvFormat#ANY]
  CsvChecker(MemorySegment bytes, VerifyContext context, CsvScan scan, int columns) {
    this.bytes = bytes;
    this.context = context;
    this.scan = scan;
    this.grammar = new CsvGrammar(scan);
    this.columns = columns;
  }

  /// Checks the records that begin in `[from, to)`; the last of them may reach beyond.
  ///
  /// @param start where the first of them begins, or anything from `to` on if none does
  CsvChunk check(long from, long to, long start) throws InvalidDataException {
    context.requireUtf8Chunk(from, to);
    int[] counts = new int[CsvChunk.BLOCKS];
    long[] firsts = new long[CsvChunk.BLOCKS];
    Arrays.fill(firsts, -1);
    long records = 0;
    long most = 0;
    long at = start;
    while (at < to) {
      int block = (int) ((at - from) / CsvIndex.BLOCK_BYTE_SIZE);
      if (counts[block]++ == 0) {
        firsts[block] = at;
      }
      long next = record(at);
      most = Math.max(most, grammar.columns());
      records++;
      at = scan.skipComments(bytes, next);
    }
    return new CsvChunk(counts, firsts, records, (int) most, at);
  }

  private long record(long start) throws InvalidDataException {
    long next = grammar.record(bytes, start);
    if (grammar.end() - start > context.maxRecordByteSize()) {
      throw context.tooLong(start);
    }
    if (next == CsvGrammar.FAILED) {
      throw malformed();
    }
    long found = grammar.columns();
    if (columns == CsvFormat.ANY ? found > Csv.MAX_COLUMNS : found != columns) {
      throw wrongColumns(start);
    }
    return next;
  }

  private InvalidDataException malformed() {
    long offset = grammar.faultOffset();
    String found =
        grammar.fault() == CsvFault.UNCLOSED_QUOTE
            ? "end of data"
            : Quote.of(bytes, offset, Math.min(bytes.byteSize(), offset + 1));
    return context.invalid(grammar.fault(), offset, found, grammar.allowed());
  }

  /// The place is that of the first cell too many, or the end of the record.
  private InvalidDataException wrongColumns(long start) {
    long found = grammar.columns();
    int limit = columns == CsvFormat.ANY ? Csv.MAX_COLUMNS : columns;
    CsvFault fault = columns == CsvFormat.ANY ? CsvFault.TOO_MANY_COLUMNS : CsvFault.COLUMN_COUNT;
    long offset = found < limit ? grammar.end() : scan.startOfCell(bytes, start, limit);
    String allowed = columns == CsvFormat.ANY ? "up to " + limit : String.valueOf(limit);
    return context.invalid(fault, offset, String.valueOf(found), allowed);
  }
}
