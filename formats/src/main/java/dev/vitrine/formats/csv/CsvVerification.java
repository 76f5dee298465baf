// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One verification of one piece of CSV.
final class CsvVerification {

  /*
   * Where a record begins in the middle of a file depends on whether a quote is open there. In valid
   * CSV one is open exactly if an odd number of quotes comes before. So the quotes of all chunks are
   * counted first, which is many times as fast as verifying, and then each chunk begins with its
   * first line feed outside quotes. In invalid CSV the number means nothing behind the first fault;
   * but that fault lies in a chunk whose beginning was right, and the first fault of the first chunk
   * that fails is the one that is reported.
   *
   * The work stays linear in invalid CSV too: a record is read by the chunk it begins in, and a chunk
   * that lies inside another's record finds no line feed outside quotes by the same count.
   *
   * In comments quotes do not count, so that such a dialect is read in order.
   */

  private static final long CHUNK = VerifyContext.CHUNK_BYTE_SIZE;

  private final FrozenSegment segment;
  private final MemorySegment bytes;
  private final VerifyContext context;
  private final CsvDialect dialect;
  private final CsvStart start;
  private final int policy;
  private final long first;
  private final int columns;

  /// @param policy how many columns, see [CsvFormat]
  CsvVerification(
      FrozenSegment segment,
      VerifyContext context,
      CsvDialect dialect,
      int policy,
      CsvStart start) {
    this.segment = segment;
    this.bytes = segment.bytes();
    this.context = context;
    this.dialect = dialect;
    this.start = start;
    this.policy = policy;
    CsvScan scan = new CsvScan(dialect);
    this.first = scan.skipComments(bytes, start.ofFile() ? CsvScan.textStart(bytes) : 0);
    this.columns = policy == CsvFormat.AS_FIRST ? expectedColumns(scan) : policy;
  }

  /// {@return how many cells the first record has; [CsvFormat#ANY] if it is malformed, which is
  /// found out later}
  private int expectedColumns(CsvScan scan) {
    if (start.columns() > 0) {
      return start.columns();
    }
    CsvGrammar grammar = new CsvGrammar(scan);
    boolean malformed = grammar.record(bytes, first) == CsvGrammar.FAILED;
    return malformed || grammar.columns() > Csv.MAX_COLUMNS
        ? CsvFormat.ANY
        : (int) grammar.columns();
  }

  Csv verify() throws InvalidDataException {
    List<CsvChunk> chunks;
    try {
      chunks =
          context.threads() == 1 || dialect.hasComments() ? verifyInOrder() : verifyInParallel();
    } catch (InvalidDataException e) {
      throw e.within("record " + recordOf(e.byteOffset() - segment.fileOffset()));
    }
    CsvIndex index = CsvIndex.of(chunks);
    context.countRecords(index.count());
    int maxColumns = chunks.stream().mapToInt(CsvChunk::maxColumns).max().orElse(0);
    boolean hasHeader = dialect.header() && start.header().isEmpty() && index.count() > 0;
    return new Csv(bytes, dialect, index, next(index, hasHeader), hasHeader ? 1 : 0, maxColumns);
  }

  private CsvStart next(CsvIndex index, boolean hasHeader) throws InvalidDataException {
    boolean empty = bytes.byteSize() == 0;
    int known = policy == CsvFormat.AS_FIRST && index.count() > 0 ? columns : start.columns();
    Optional<CsvHeader> header = hasHeader ? Optional.of(header()) : start.header();
    boolean same = known == start.columns() && !hasHeader && start.ofFile() == empty;
    return same ? start : new CsvStart(start.ofFile() && empty, known, header);
  }

  private CsvHeader header() throws InvalidDataException {
    CsvScan scan = new CsvScan(dialect);
    CsvGrammar grammar = new CsvGrammar(scan);
    grammar.record(bytes, first);
    long size = grammar.end() - first;
    if (size > Csv.MAX_HEADER_BYTE_SIZE) {
      throw context
          .invalid(
              CsvFault.HEADER_TOO_LONG, first, size + " bytes", Csv.MAX_HEADER_BYTE_SIZE + " bytes")
          .within("record " + recordOf(first));
    }
    return CsvHeader.copyOf(bytes, first, grammar.end(), scan, (int) grammar.columns());
  }

  private List<CsvChunk> verifyInOrder() throws InvalidDataException {
    List<CsvChunk> chunks = new ArrayList<>();
    CsvChecker checker = new CsvChecker(bytes, context, new CsvScan(dialect), columns);
    long next = first;
    for (long from = 0; from < bytes.byteSize(); from += CHUNK) {
      long to = Math.min(bytes.byteSize(), from + CHUNK);
      CsvChunk chunk = checker.check(from, to, next);
      chunks.add(chunk);
      next = chunk.next();
      context.progress(to - from);
    }
    return chunks;
  }

  private List<CsvChunk> verifyInParallel() throws InvalidDataException {
    boolean[] inside = new boolean[(int) Math.ceilDiv(bytes.byteSize(), CHUNK)];
    for (int i = 1; i < inside.length && dialect.hasQuotes(); i++) {
      long quotes = ByteScan.count(bytes, (i - 1) * CHUNK, i * CHUNK, (byte) dialect.quote());
      inside[i] = inside[i - 1] != ((quotes & 1) != 0);
    }
    return context.forEachChunk((from, to) -> {
      CsvScan scan = new CsvScan(dialect);
      long next =
          from == 0 ? first : scan.firstStart(bytes, from, to, inside[(int) (from / CHUNK)]);
      return new CsvChecker(bytes, context, scan, columns).check(from, to, next);
    });
  }

  /// {@return the number of the record that a byte belongs to, counted from 1 in the whole file}
  private long recordOf(long offset) {
    CsvScan scan = new CsvScan(dialect);
    CsvGrammar grammar = new CsvGrammar(scan);
    long number = context.firstRecord() + 1;
    long at = first;
    while (true) {
      long next = grammar.record(bytes, at);
      if (next == CsvGrammar.FAILED) {
        return number;
      }
      at = scan.skipComments(bytes, next);
      if (at > offset || at == bytes.byteSize()) {
        return number;
      }
      number++;
    }
  }
}
