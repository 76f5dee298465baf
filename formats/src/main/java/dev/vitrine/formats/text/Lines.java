// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.RecordFormat;
import dev.vitrine.formats.internal.LinePlaces;
import dev.vitrine.formats.internal.VerifiedSlice;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/// Lines of verified UTF-8 text.
///
/// A line ends with LF, with CR LF, or with the end of the text; neither belongs to it. An empty
/// text has no lines, and a final line end begins no further line. Everything else, NUL and a lone
/// CR included, is content.
///
/// A sparse index, 8 bytes for each 64 KiB, is built during verification, so that any line can be
/// found without reading the text before it.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class Lines implements Iterable<Utf8Slice> {

  // INVARIANT: bytes is that of places, frozen and well-formed UTF-8.
  private final MemorySegment bytes;
  private final LinePlaces places;

  Lines(LinePlaces places) {
    this.bytes = places.bytes();
    this.places = places;
  }

  /// {@return the format of lines of well-formed UTF-8}
  ///
  /// Lines longer than [dev.vitrine.VerifyOptions#maxRecordByteSize()], their end not counted, are
  /// refused with [dev.vitrine.RecordFault#TOO_LONG]; faults of the encoding, which are looked for
  /// first, are [dev.vitrine.Utf8Fault]s. Windows are cut at line ends.
  public static RecordFormat<Lines> utf8() {
    return LinesFormat.INSTANCE;
  }

  /// {@return the format of lines of any bytes, which need not be text}
  public static RecordFormat<RawLines> raw() {
    return RawLines.format();
  }

  /// {@return the number of lines; O(1)}
  public long count() {
    return places.count();
  }

  /// {@return a cursor before the first line}
  public LineCursor cursor() {
    return new LineCursor(bytes, 0, 0);
  }

  /// {@return a cursor before a line: the next call of [LineCursor#advance()] comes to it}
  ///
  /// Reads at most 64 KiB to find it.
  ///
  /// @param index of the line, in `[0, count()]`
  /// @throws IndexOutOfBoundsException if there is no such line
  public LineCursor cursor(long index) {
    return new LineCursor(bytes, places.start(index), index);
  }

  /// {@return a cursor before the first line of a range, which ends with the range}
  ///
  /// Reads at most 64 KiB to number it.
  ///
  /// @param range of whole lines, such as one of [#partitions]
  /// @throws IndexOutOfBoundsException if it does not lie inside
  /// @throws IllegalArgumentException if it is not one of whole lines
  public LineCursor cursor(LineRange range) {
    MemorySegment part = bytes.asSlice(0, places.end(range));
    return new LineCursor(part, range.byteOffset(), places.lineFrom(range.byteOffset()));
  }

  /// {@return one line}
  ///
  /// Reads at most 64 KiB to find it.
  ///
  /// @param index of the line, in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such line
  public Utf8Slice line(long index) {
    Objects.checkIndex(index, count());
    LineCursor cursor = cursor(index);
    cursor.advance();
    return cursor.text();
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

  /// {@return ranges of whole lines, of about the same size in bytes, for work on several threads
  /// or machines: together they hold every line once and in order}
  ///
  /// A line is never cut, so that there are fewer ranges if lines are long, and none if there are
  /// no lines. Reads the lines at the borders only.
  ///
  /// @param count how many ranges at most, at least 1
  /// @throws IllegalArgumentException if `count` is below 1
  public List<LineRange> partitions(int count) {
    return places.partitions(count);
  }

  /// {@return a search, before the first line in which a pattern occurs}
  ///
  /// @param pattern what to look for
  public LineSearch<Utf8Slice> search(BytePattern pattern) {
    return search(pattern, new LineRange(0, bytes.byteSize()));
  }

  /// {@return a search in some of the lines, before the first one in which a pattern occurs}
  ///
  /// @param pattern what to look for
  /// @param range of whole lines, such as one of [#partitions]
  /// @throws IndexOutOfBoundsException if the range does not lie inside
  /// @throws IllegalArgumentException if it is not one of whole lines
  public LineSearch<Utf8Slice> search(BytePattern pattern, LineRange range) {
    return new LineSearch<>(
        places, range, pattern, (offset, size) -> new VerifiedSlice(bytes, offset, size));
  }

  /// {@return a line than which no other is longer, in bytes; the first one of these; empty if
  /// there are no lines}
  ///
  /// Reads the text once.
  public Optional<Utf8Slice> longest() {
    LineRange longest = places.longest();
    return count() == 0
        ? Optional.empty()
        : Optional.of(new VerifiedSlice(bytes, longest.byteOffset(), longest.byteSize()));
  }

  /// {@return the whole text}
  public Utf8Slice text() {
    return new VerifiedSlice(bytes, 0, bytes.byteSize());
  }

  @Override
  public String toString() {
    return "Lines[%d lines, %d bytes]".formatted(count(), bytes.byteSize());
  }

  /// {@return the lines, one slice each}
  @Override
  public Iterator<Utf8Slice> iterator() {
    LineCursor cursor = cursor();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public Utf8Slice next() {
        if (!cursor.advance()) {
          throw new NoSuchElementException("no line after index " + cursor.index());
        }
        return cursor.text();
      }
    };
  }
}
