// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Where lines are: how many line feeds come before each block of the text.
///
/// Immutable and safe for use by many threads.
public final class LineIndex {

  /// The size of a block, in bytes. A look-up reads one block at most: about 10 microseconds; the
  /// index takes 1/8192 of the text.
  public static final int BLOCK_BYTE_SIZE = 1 << 16;

  private static final byte LINE_FEED = '\n';

  // INVARIANT: before[b] is the number of line feeds in the blocks before b; its last element is
  // the number in the whole text.
  private final long[] before;
  private final long count;

  private LineIndex(long[] before, long count) {
    this.before = before;
    this.count = count;
  }

  /// {@return how many line feeds each block of a range has}
  ///
  /// @param from the border of a block
  /// @param to the border of a block, or the end of the text
  public static int[] countByBlock(MemorySegment bytes, long from, long to) {
    int[] counts = new int[(int) Math.ceilDiv(to - from, (long) BLOCK_BYTE_SIZE)];
    for (int i = 0; i < counts.length; i++) {
      long start = from + (long) i * BLOCK_BYTE_SIZE;
      long end = Math.min(to, start + BLOCK_BYTE_SIZE);
      counts[i] = (int) ByteScan.count(bytes, start, end, LINE_FEED);
    }
    return counts;
  }

  /// {@return the index of a text}
  ///
  /// @param counts what [#countByBlock] gave for consecutive ranges that make up the text
  public static LineIndex of(MemorySegment bytes, List<int[]> counts) {
    int blocks = counts.stream().mapToInt(part -> part.length).sum();
    long[] before = new long[blocks + 1];
    int block = 0;
    for (int[] part : counts) {
      for (int lineFeeds : part) {
        before[block + 1] = before[block] + lineFeeds;
        block++;
      }
    }
    long size = bytes.byteSize();
    boolean open = size > 0 && bytes.get(ValueLayout.JAVA_BYTE, size - 1) != LINE_FEED;
    return new LineIndex(before, before[blocks] + (open ? 1 : 0));
  }

  /// {@return the number of lines}
  public long count() {
    return count;
  }

  /// {@return the index of the line that the byte at `byteOffset` belongs to}
  public long lineOf(MemorySegment bytes, long byteOffset) {
    int block = Math.toIntExact(byteOffset / BLOCK_BYTE_SIZE);
    long start = (long) block * BLOCK_BYTE_SIZE;
    return before[block] + ByteScan.count(bytes, start, byteOffset, LINE_FEED);
  }

  /// {@return where a line begins; the end of the text for the line after the last}
  ///
  /// @param line its index, in `[0, count()]`
  public long lineStart(MemorySegment bytes, long line) {
    if (line == 0) {
      return 0;
    }
    int block = blockWithLineFeed(line);
    long offset = (long) block * BLOCK_BYTE_SIZE;
    long end = bytes.byteSize();
    for (long left = line - before[block]; left > 0; left--) {
      long lineFeed = ByteScan.indexOf(bytes, offset, end, LINE_FEED);
      offset = lineFeed == ByteScan.NONE ? end : lineFeed + 1;
    }
    return offset;
  }

  /// {@return the block that holds the line feed with this ordinal, counted from 1; the last block
  /// if there are fewer}
  private int blockWithLineFeed(long ordinal) {
    int low = 0;
    int high = before.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] < ordinal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
