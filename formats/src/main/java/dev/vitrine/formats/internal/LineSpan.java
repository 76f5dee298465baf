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

  private final MemorySegment bytes;
  private final long size;
  private long next;
  private long from;
  private long to;

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

  @Override
  public boolean advance() {
    if (next >= size) {
      return false;
    }
    from = next;
    long lineFeed = ByteScan.indexOf(bytes, from, size, LINE_FEED);
    if (lineFeed == ByteScan.NONE) {
      to = size;
      next = size;
      return true;
    }
    next = lineFeed + 1;
    boolean carriageReturn =
        lineFeed > from && bytes.get(ValueLayout.JAVA_BYTE, lineFeed - 1) == '\r';
    to = carriageReturn ? lineFeed - 1 : lineFeed;
    return true;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    return to;
  }
}
