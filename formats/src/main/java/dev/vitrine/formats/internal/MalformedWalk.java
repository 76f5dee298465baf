// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.formats.text.MalformedLine;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Goes through the malformed lines only: blocks without one are skipped unread.
///
/// For one thread at a time.
final class MalformedWalk implements Iterator<MalformedLine> {

  private final CheckedLines lines;
  private final LineChecker checker;
  private long left;
  private long position;
  private long nextIndex;

  MalformedWalk(CheckedLines lines) {
    this.lines = lines;
    this.checker = lines.checker();
    this.left = lines.malformedCount();
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public MalformedLine next() {
    if (left == 0) {
      throw new NoSuchElementException("no malformed line after the last");
    }
    LineSpan line = new LineSpan(lines.bytes(), position);
    while (true) {
      long start = skipCleanBlocks(line.next());
      if (start != line.next()) {
        line = new LineSpan(lines.bytes(), start);
        nextIndex = lines.index().lineOf(lines.bytes(), start);
      }
      line.advance();
      long index = nextIndex++;
      if (!checker.check(lines.bytes(), line.from(), line.to())) {
        position = line.next();
        left--;
        return FoundFault.line(lines.bytes(), index, line, checker);
      }
    }
  }

  /// {@return where the first line begins, at or after `start`, that may be malformed}
  private long skipCleanBlocks(long start) {
    long at = start;
    while (!lines.isSuspect(at)) {
      long block = (at / LineIndex.BLOCK_BYTE_SIZE + 1) * LineIndex.BLOCK_BYTE_SIZE;
      at = LineSpan.firstStart(lines.bytes(), block, lines.bytes().byteSize());
    }
    return at;
  }
}
