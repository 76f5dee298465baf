// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Holds a grammar against the lines that begin in one chunk; the last of them may reach beyond.
///
/// Used once, by one thread.
final class ChunkCheck {

  /// How much text is checked at once where all of it may be usual, in bytes: so little that a line
  /// that is not costs few others a second look, so much that counting pays.
  private static final int USUAL_BYTE_SIZE = 1 << 13;

  private static final byte LINE_FEED = '\n';

  private final MemorySegment bytes;
  private final long from;
  private final long to;
  private final LineChecker grammar;
  private final boolean failFast;
  private final VerifyContext context;

  private final int[] lineFeeds;
  private final LineNotes notes;
  private long flags;
  private long malformed;
  private long others;

  /// Checks single lines; null until there is one to check.
  private @Nullable LineChecker checker;

  /// @param from where the chunk begins, at the border of a block
  /// @param to where it ends, exclusive
  /// @param failFast whether a malformed line is an exception
  ChunkCheck(
      MemorySegment bytes,
      long from,
      long to,
      LineChecker grammar,
      boolean failFast,
      VerifyContext context) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.grammar = grammar;
    this.failFast = failFast;
    this.context = context;
    this.lineFeeds = new int[(int) Math.ceilDiv(to - from, (long) LineIndex.BLOCK_BYTE_SIZE)];
    this.notes = new LineNotes(to - from);
  }

  CheckedChunk run() throws InvalidDataException {
    LineLimit.check(bytes, from, to, context);
    long start = LineSpan.firstStart(bytes, from, to);
    countLineFeeds(from, start);
    LineSpan line = new LineSpan(bytes, start);
    if (!grammar.hasFastWay() && start < to) {
      countLineFeeds(start, to);
      checkEach(line, to);
    }
    while (line.next() < to) {
      long begin = line.next();
      long end = LineSpan.endOfLineBefore(bytes, Math.min(to, begin + USUAL_BYTE_SIZE));
      int before = notes.count();
      if (grammar.areEntries(bytes, begin, end, notes)) {
        countLineFeeds(begin, end, notes.count() - before);
        line.skipTo(end);
      } else {
        notes.backTo(before);
        countLineFeeds(begin, Math.min(end, to));
        checkEach(line, end);
      }
    }
    return new CheckedChunk(lineFeeds, flags, malformed, others, notes.toArray());
  }

  private void checkEach(LineSpan line, long end) throws InvalidDataException {
    LineChecker each = checker(line.next());
    while (line.next() < end) {
      line.advance();
      notes.add(LineNotes.NONE);
      if (!each.check(bytes, line.from(), line.to())) {
        if (failFast) {
          throw failure(line, each);
        }
        malformed++;
        flags |= 1L << ((line.from() - from) / LineIndex.BLOCK_BYTE_SIZE);
      } else if (!each.isEntry(bytes, line.from(), line.to())) {
        others++;
      }
    }
  }

  /// {@return a checker of the lines from a place on}
  ///
  /// If these lines are UTF-8 as a whole, which one fast scan tells, each of them is.
  private LineChecker checker(long start) {
    LineChecker known = checker;
    if (known == null) {
      long end = LineSpan.endOfLineBefore(bytes, to);
      boolean utf8 = Utf8Scan.firstFault(bytes, start, end) == Utf8Scan.VALID;
      known = utf8 ? grammar : new Utf8LineChecker(grammar);
      checker = known;
    }
    return known;
  }

  private InvalidDataException failure(LineSpan line, LineChecker each) {
    long before = ByteScan.count(bytes, 0, line.from(), LINE_FEED);
    return FoundFault.exception(bytes, line, each, context)
        .within("line " + (context.firstRecord() + before + 1));
  }

  /// Counts the line feeds of a range that has `count` of them, if it lies in one block of the
  /// chunk as a whole, without looking.
  private void countLineFeeds(long start, long end, int count) {
    int block = block(start);
    if (end <= to && block(end - 1) == block) {
      lineFeeds[block] += count;
    } else {
      countLineFeeds(start, Math.min(end, to));
    }
  }

  private void countLineFeeds(long start, long end) {
    for (long at = start; at < end; ) {
      int block = block(at);
      long next = Math.min(end, from + (block + 1L) * LineIndex.BLOCK_BYTE_SIZE);
      lineFeeds[block] += (int) ByteScan.count(bytes, at, next, LINE_FEED);
      at = next;
    }
  }

  private int block(long offset) {
    return (int) ((offset - from) / LineIndex.BLOCK_BYTE_SIZE);
  }
}
