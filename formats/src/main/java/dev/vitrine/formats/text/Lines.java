// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.RecordFormat;
import dev.vitrine.formats.internal.LineIndex;
import dev.vitrine.formats.internal.VerifiedSlice;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

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

  // INVARIANT: bytes is frozen, well-formed UTF-8, and index was built from it.
  private final MemorySegment bytes;
  private final LineIndex index;

  Lines(MemorySegment bytes, LineIndex index) {
    this.bytes = bytes;
    this.index = index;
  }

  /// {@return the format of lines of well-formed UTF-8}
  ///
  /// Lines longer than [dev.vitrine.VerifyOptions#maxRecordByteSize()], their end not counted, are
  /// refused with [dev.vitrine.RecordFault#TOO_LONG]; faults of the encoding, which are looked for
  /// first, are [dev.vitrine.Utf8Fault]s. Windows are cut at line ends.
  public static RecordFormat<Lines> utf8() {
    return LinesFormat.INSTANCE;
  }

  /// {@return the number of lines; O(1)}
  public long count() {
    return index.count();
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
    Objects.checkIndex(index, count() + 1);
    return new LineCursor(bytes, this.index.lineStart(bytes, index), index);
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
    Objects.checkIndex(byteOffset, bytes.byteSize());
    return index.lineOf(bytes, byteOffset);
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
