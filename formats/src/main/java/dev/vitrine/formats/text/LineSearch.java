// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.formats.internal.LineIndex;
import dev.vitrine.formats.internal.LinePlaces;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Needle;
import dev.vitrine.internal.scan.Occurrences;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes through the lines in which a pattern occurs, and reads the others only to look for it.
///
/// ```java
/// for (LineSearch<Utf8Slice> match = lines.search(pattern); match.advance(); ) {
///   IO.println(match.index() + 1 + ": " + match.line());
/// }
/// ```
///
/// An occurrence lies inside one line, its end not counted. For one thread at a time. Before the
/// first and after the last match the values mean nothing.
///
/// @param <T> what a line is
public final class LineSearch<T> {

  /// Makes a line of its place.
  interface LineMaker<T> {
    T line(long byteOffset, long byteSize);
  }

  private static final byte LINE_FEED = '\n';

  private final LinePlaces places;
  private final MemorySegment bytes;
  private final Occurrences occurrences;
  private final LineMaker<T> maker;
  private final long end;

  private long next;
  private long from;
  private long to;
  private long match;

  /// The line that begins at `counted` has this index.
  private long index;

  private long counted;

  LineSearch(LinePlaces places, LineRange range, BytePattern pattern, LineMaker<T> maker) {
    this.places = places;
    this.bytes = places.bytes();
    this.maker = maker;
    this.end = places.end(range);
    this.next = range.byteOffset();
    this.counted = next;
    this.index = places.lineFrom(next);
    this.occurrences = pattern.occurrences();
    occurrences.start(bytes, next, end);
  }

  /// {@return whether there was a next line with the pattern; if so, this search is at it}
  public boolean advance() {
    while (next < end) {
      long place = occurrences.next(next);
      if (place == Needle.NONE) {
        next = end;
        return false;
      }
      goToLine(place);
      while (place != Needle.NONE && place <= to) {
        if (occurrences.endAt(place, to) != Needle.NONE) {
          match = place;
          return true;
        }
        place = occurrences.next(place + 1);
      }
    }
    return false;
  }

  /// Goes to the line that a place at or after the next line lies in.
  private void goToLine(long place) {
    long before = ByteScan.lastIndexOf(bytes, next, place, LINE_FEED);
    from = before == ByteScan.NONE ? next : before + 1;
    long lineFeed = ByteScan.indexOf(bytes, place, end, LINE_FEED);
    next = lineFeed == ByteScan.NONE ? end : lineFeed + 1;
    to = lineFeed == ByteScan.NONE ? end : lineFeed;
    if (to < end && to > from && bytes.get(ValueLayout.JAVA_BYTE, to - 1) == '\r') {
      to--;
    }
  }

  /// {@return the index of this line among all lines, counted from 0; reads what lies between it
  /// and the line of which it was asked before, at most 64 KiB}
  public long index() {
    index =
        from - counted > LineIndex.BLOCK_BYTE_SIZE
            ? places.lineFrom(from)
            : index + ByteScan.count(bytes, counted, from, LINE_FEED);
    counted = from;
    return index;
  }

  /// {@return where this line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return from;
  }

  /// {@return how long this line is, in bytes, without its end}
  public long byteSize() {
    return to - from;
  }

  /// {@return where the first occurrence in this line begins, in bytes from the start of the
  /// segment}
  public long matchOffset() {
    return match;
  }

  /// {@return this line}
  public T line() {
    return maker.line(from, to - from);
  }
}
