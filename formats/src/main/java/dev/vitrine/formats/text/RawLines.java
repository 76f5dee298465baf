// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.RecordFormat;
import dev.vitrine.formats.internal.LinePlaces;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;

/// Lines of bytes that need not be text: files in unknown encodings, logs with a broken line.
///
/// A line ends as those of [Lines] do. What a line holds was not verified; whether it is text can
/// be asked line by line.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class RawLines {

  private final LinePlaces places;

  RawLines(LinePlaces places) {
    this.places = places;
  }

  /// {@return the format of lines of any bytes}
  ///
  /// Only lines longer than [dev.vitrine.VerifyOptions#maxRecordByteSize()], their end not counted,
  /// are refused, with [dev.vitrine.RecordFault#TOO_LONG]. Windows are cut at line ends.
  public static RecordFormat<RawLines> format() {
    return RawLinesFormat.INSTANCE;
  }

  /// {@return the number of lines; O(1)}
  public long count() {
    return places.count();
  }

  /// {@return a cursor before the first line}
  public RawLineCursor cursor() {
    return new RawLineCursor(places.bytes(), 0, 0);
  }

  /// {@return a cursor before a line: the next call of [RawLineCursor#advance()] comes to it}
  ///
  /// Reads at most 64 KiB to find it.
  ///
  /// @param index of the line, in `[0, count()]`
  /// @throws IndexOutOfBoundsException if there is no such line
  public RawLineCursor cursor(long index) {
    return new RawLineCursor(places.bytes(), places.start(index), index);
  }

  /// {@return a cursor before the first line of a range, which ends with the range}
  ///
  /// @param range of whole lines
  /// @throws IndexOutOfBoundsException if it does not lie inside
  /// @throws IllegalArgumentException if it is not one of whole lines
  public RawLineCursor cursor(LineRange range) {
    long end = places.end(range);
    long start = range.byteOffset();
    return new RawLineCursor(places.bytes().asSlice(0, end), start, places.lineFrom(start));
  }

  /// {@return the bytes of one line, read-only, not copied, without its end}
  ///
  /// Reads at most 64 KiB to find it, and the line.
  ///
  /// @param index of the line, in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such line
  public MemorySegment line(long index) {
    Objects.checkIndex(index, count());
    RawLineCursor cursor = cursor(index);
    cursor.advance();
    return cursor.bytes();
  }

  /// {@return the index of the line that a byte belongs to; a line end belongs to the line it ends}
  ///
  /// Reads at most 64 KiB.
  ///
  /// @param byteOffset of the byte, in `[0, byteSize)`
  /// @throws IndexOutOfBoundsException if there is no such byte
  public long indexOf(long byteOffset) {
    return places.lineOf(byteOffset);
  }

  /// {@return at most `count` ranges of whole lines, as [Lines#partitions] gives them}
  ///
  /// @param count how many, at least 1
  /// @throws IllegalArgumentException if `count` is below 1
  public List<LineRange> partitions(int count) {
    return places.partitions(count);
  }

  /// {@return a search, before the first line in which a pattern occurs}
  ///
  /// @param pattern what to look for
  public LineSearch<MemorySegment> search(BytePattern pattern) {
    return search(pattern, new LineRange(0, places.bytes().byteSize()));
  }

  /// {@return a search in some of the lines, before the first one in which a pattern occurs}
  ///
  /// @param pattern what to look for
  /// @param range of whole lines
  /// @throws IndexOutOfBoundsException if the range does not lie inside
  /// @throws IllegalArgumentException if it is not one of whole lines
  public LineSearch<MemorySegment> search(BytePattern pattern, LineRange range) {
    MemorySegment bytes = places.bytes();
    return new LineSearch<>(places, range, pattern, bytes::asSlice);
  }

  @Override
  public String toString() {
    return "RawLines[%d lines, %d bytes]".formatted(count(), places.bytes().byteSize());
  }
}
