// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes from line to line: LF or CR LF ends a line and does not belong to it.
///
/// For one thread at a time.
public final class LineSpan implements RecordSpan {

  private static final byte LINE_FEED = '\n';
  private static final long UNKNOWN = -1;

  private final MemorySegment bytes;
  private final long size;

  // While next is UNKNOWN, to means nothing, and the end is looked for from `ahead` on.
  private long next;
  private long from;
  private long to;
  private long ahead;

  /// Makes a span before the line that begins at `start`.
  public LineSpan(MemorySegment bytes, long start) {
    this.bytes = bytes;
    this.size = bytes.byteSize();
    this.next = start;
  }

  /// {@return where the first line begins that begins in `[from, to)`, or `to` if none does}
  public static long firstStart(MemorySegment bytes, long from, long to) {
    if (from == 0) {
      return 0;
    }
    long lineFeed = ByteScan.indexOf(bytes, from - 1, to - 1, LINE_FEED);
    return lineFeed == ByteScan.NONE ? to : lineFeed + 1;
  }

  /// {@return where the line ends that holds the byte before `offset`: after its line end, or at
  /// the end of the text}
  public static long endOfLineBefore(MemorySegment bytes, long offset) {
    long lineFeed = ByteScan.indexOf(bytes, offset - 1, bytes.byteSize(), LINE_FEED);
    return lineFeed == ByteScan.NONE ? bytes.byteSize() : lineFeed + 1;
  }

  /// Goes to the place before a line.
  ///
  /// @param start where that line begins, or the end of the text
  void skipTo(long start) {
    next = start;
  }

  @Override
  public boolean advance() {
    long start = next();
    if (start >= size) {
      return false;
    }
    from = start;
    ahead = start;
    next = UNKNOWN;
    return true;
  }

  /// The search for the line feed, which waits until it is asked for, begins there.
  @Override
  public void lookFrom(long place) {
    ahead = Math.max(ahead, place);
  }

  @Override
  public void endsAfter(long byteSize, int endByteSize) {
    to = from + byteSize;
    next = to + endByteSize;
  }

  private void findEnd() {
    long lineFeed = ByteScan.indexOf(bytes, ahead, size, LINE_FEED);
    if (lineFeed == ByteScan.NONE) {
      to = size;
      next = size;
      return;
    }
    next = lineFeed + 1;
    boolean carriageReturn =
        lineFeed > from && bytes.get(ValueLayout.JAVA_BYTE, lineFeed - 1) == '\r';
    to = carriageReturn ? lineFeed - 1 : lineFeed;
  }

  @Override
  public long next() {
    if (next == UNKNOWN) {
      findEnd();
    }
    return next;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    if (next == UNKNOWN) {
      findEnd();
    }
    return to;
  }
}
