// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;

/// What checking the lines of one chunk gave.
///
/// @param lineFeeds how many line feeds each block of the chunk has
/// @param flags one bit for each block, the first lowest: a line that begins there is malformed
/// @param malformed how many lines that begin in the chunk are malformed
/// @param others how many of them are well-formed, but hold no entry
@SuppressWarnings("ArrayRecordComponent") // handed from the checker to the collector, nobody else
record CheckedChunk(int[] lineFeeds, long flags, long malformed, long others) {

  /// How many blocks one chunk has.
  static final int BLOCKS = (int) (VerifyContext.CHUNK_BYTE_SIZE / LineIndex.BLOCK_BYTE_SIZE);

  /// How much text is checked at once where all of it may be usual, in bytes: so little that a line
  /// that is not costs few others a second look, so much that counting pays.
  private static final int USUAL_BYTE_SIZE = 1 << 13;

  /// Checks the lines that begin in `[from, to)`; the last of them may reach beyond.
  ///
  /// If these lines are UTF-8 as a whole, which one fast scan tells, each of them is.
  static CheckedChunk check(
      MemorySegment bytes,
      long from,
      long to,
      LineChecker grammar,
      boolean failFast,
      VerifyContext context)
      throws InvalidDataException {
    LineLimit.check(bytes, from, to, context);
    long start = LineSpan.firstStart(bytes, from, to);
    LineChecker checker = isUtf8(bytes, start, to) ? grammar : new Utf8LineChecker(grammar);
    LineSpan line = new LineSpan(bytes, start);
    int[] lineFeeds = LineIndex.countByBlock(bytes, from, to);
    long flags = 0;
    long malformed = 0;
    long others = 0;
    long usualEnd = start; // up to here is either checked, or to be checked line by line
    while (line.next() < to) {
      if (line.next() >= usualEnd) {
        usualEnd = LineSpan.endOfLineBefore(bytes, Math.min(to, line.next() + USUAL_BYTE_SIZE));
        if (checker.areEntries(bytes, line.next(), usualEnd)) {
          line.skipTo(usualEnd);
          continue;
        }
      }
      line.advance();
      if (!checker.check(bytes, line.from(), line.to())) {
        if (failFast) {
          throw failure(bytes, line, checker, context);
        }
        malformed++;
        flags |= 1L << ((line.from() - from) / LineIndex.BLOCK_BYTE_SIZE);
      } else if (!checker.isEntry(bytes, line.from(), line.to())) {
        others++;
      }
    }
    return new CheckedChunk(lineFeeds, flags, malformed, others);
  }

  private static boolean isUtf8(MemorySegment bytes, long start, long to) {
    if (start >= to) {
      return true;
    }
    long end = LineSpan.endOfLineBefore(bytes, to);
    return Utf8Scan.firstFault(bytes, start, end) == Utf8Scan.VALID;
  }

  private static InvalidDataException failure(
      MemorySegment bytes, LineSpan line, LineChecker checker, VerifyContext context) {
    long before = ByteScan.count(bytes, 0, line.from(), (byte) '\n');
    return FoundFault.exception(bytes, line, checker, context)
        .within("line " + (context.firstRecord() + before + 1));
  }
}
