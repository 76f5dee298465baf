// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.text.LineRange;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Lines by their places: what lines of text and lines of any bytes share.
///
/// Immutable and safe for use by many threads.
public final class LinePlaces {

  private static final byte LINE_FEED = '\n';

  // INVARIANT: bytes is frozen, and index was built from it.
  private final MemorySegment bytes;
  private final LineIndex index;

  private LinePlaces(MemorySegment bytes, LineIndex index) {
    this.bytes = bytes;
    this.index = index;
  }

  /// What must hold for a chunk of the bytes besides the length of its lines.
  @FunctionalInterface
  public interface ChunkCheck {

    /// Checks what begins in `[from, to)`.
    ///
    /// @throws InvalidDataException if it does not hold
    void check(long from, long to) throws InvalidDataException;
  }

  /// Finds the lines of a segment.
  ///
  /// @param bytes frozen
  /// @param context of the verification
  /// @param content what else is to be checked, before the length of lines
  /// @throws InvalidDataException if the content is wrong, or a line too long
  public static LinePlaces verify(MemorySegment bytes, VerifyContext context, ChunkCheck content)
      throws InvalidDataException {
    List<int[]> lineFeeds =
        context.forEachChunk((from, to) -> {
          content.check(from, to);
          LineLimit.check(bytes, from, to, context);
          return LineIndex.countByBlock(bytes, from, to);
        });
    LineIndex index = LineIndex.of(bytes, lineFeeds);
    context.countRecords(index.count());
    return new LinePlaces(bytes, index);
  }

  /// {@return the bytes of the lines}
  public MemorySegment bytes() {
    return bytes;
  }

  /// {@return the number of lines}
  public long count() {
    return index.count();
  }

  /// {@return where a line begins}
  ///
  /// @param line its index, in `[0, count()]`
  /// @throws IndexOutOfBoundsException if there is no such line
  public long start(long line) {
    Objects.checkIndex(line, count() + 1);
    return index.lineStart(bytes, line);
  }

  /// {@return the index of the line that a byte belongs to}
  ///
  /// @throws IndexOutOfBoundsException if there is no such byte
  public long lineOf(long byteOffset) {
    Objects.checkIndex(byteOffset, bytes.byteSize());
    return index.lineOf(bytes, byteOffset);
  }

  /// {@return the index of the line that begins at a place, which may be the end of the bytes}
  public long lineFrom(long start) {
    return index.lineOf(bytes, start);
  }

  /// {@return at most `count` ranges of whole lines, of about the same size, that hold every line
  /// once and in order}
  ///
  /// @throws IllegalArgumentException if `count` is below 1
  public List<LineRange> partitions(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "partitions: too few (found %d, allowed 1 and above)".formatted(count));
    }
    List<LineRange> ranges = new ArrayList<>();
    long size = bytes.byteSize();
    long from = 0;
    for (int i = 1; i <= count && from < size; i++) {
      long wanted = i == count ? size : Math.max(from + 1, share(size, i, count));
      long to = LineSpan.endOfLineBefore(bytes, wanted);
      ranges.add(new LineRange(from, to - from));
      from = to;
    }
    return ranges;
  }

  /// {@return `size * part / parts`, which may take more than 64 bits on its way}
  private static long share(long size, int part, int parts) {
    return size / parts * part + size % parts * part / parts;
  }

  /// {@return where a range ends}
  ///
  /// @throws IndexOutOfBoundsException if it does not lie inside
  /// @throws IllegalArgumentException if it is not one of whole lines
  public long end(LineRange range) {
    Objects.checkFromIndexSize(range.byteOffset(), range.byteSize(), bytes.byteSize());
    requireBorder(range.byteOffset());
    requireBorder(range.byteOffset() + range.byteSize());
    return range.byteOffset() + range.byteSize();
  }

  private void requireBorder(long place) {
    boolean border =
        place == 0
            || place == bytes.byteSize()
            || bytes.get(ValueLayout.JAVA_BYTE, place - 1) == LINE_FEED;
    if (!border) {
      throw new IllegalArgumentException("range: not the border of a line at byte " + place);
    }
  }

  /// {@return a line that is as long as any other, the first one of these}
  public LineRange longest() {
    LineRange longest = new LineRange(0, 0);
    for (LineSpan line = new LineSpan(bytes, 0); line.advance(); ) {
      // Nothing that ends within the longest size so far is longer: go to the last line feed there.
      if (line.to() - line.from() > longest.byteSize()) {
        longest = new LineRange(line.from(), line.to() - line.from());
      }
      long within = Math.min(bytes.byteSize(), line.next() + longest.byteSize() + 1);
      long lineFeed = ByteScan.lastIndexOf(bytes, line.next(), within, LINE_FEED);
      if (lineFeed != ByteScan.NONE) {
        line = new LineSpan(bytes, lineFeed + 1);
      }
    }
    return longest;
  }
}
