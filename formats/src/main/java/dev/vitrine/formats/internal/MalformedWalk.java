// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.Fault;

/// Goes through the malformed lines only: blocks without one are skipped unread.
///
/// For one thread at a time.
public final class MalformedWalk {

  private final CheckedLines lines;
  private final LineChecker checker;
  private long left;
  private long position;
  private long nextIndex;
  private long index;
  private long from;
  private long to;

  MalformedWalk(CheckedLines lines) {
    this.lines = lines;
    this.checker = lines.checker();
    this.left = lines.malformedCount();
  }

  /// {@return whether another malformed line follows}
  public boolean hasNext() {
    return left > 0;
  }

  /// Goes to the next malformed line, which must exist.
  public void advance() {
    LineSpan line = new LineSpan(lines.bytes(), position);
    while (true) {
      long start = skipCleanBlocks(line.next());
      if (start != line.next()) {
        line = new LineSpan(lines.bytes(), start);
        nextIndex = lines.index().lineOf(lines.bytes(), start);
      }
      line.advance();
      index = nextIndex++;
      if (!checker.check(lines.bytes(), line.from(), line.to())) {
        from = line.from();
        to = line.to();
        position = line.next();
        left--;
        return;
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

  /// {@return the index of this line among all lines}
  public long index() {
    return index;
  }

  /// {@return where this line begins}
  public long from() {
    return from;
  }

  /// {@return where the content of this line ends, exclusive}
  public long to() {
    return to;
  }

  /// {@return what is wrong with this line}
  public Fault fault() {
    return checker.fault();
  }

  /// {@return where it departs from the grammar}
  public long faultOffset() {
    return checker.faultOffset();
  }
}
