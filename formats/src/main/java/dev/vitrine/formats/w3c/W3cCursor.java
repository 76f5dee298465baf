// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.internal.IsoTime;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Goes through the well-formed entries of an extended log without allocating; directives, blank
/// and malformed lines are passed over.
///
/// ```java
/// for (W3cCursor entry = log.cursor(); entry.advance(); ) {
///   bytes += entry.integer(entry.indexOf("sc-bytes"));
/// }
/// ```
///
/// Fields are named by their index in [#fields()]. An index of -1, which [#indexOf] gives for a
/// field that there is not, stands for an absent value.
///
/// For one thread at a time. Before the first and after the last entry the values mean nothing.
/// Valid until the file is closed.
public final class W3cCursor {

  private static final int SECONDS_PER_DAY = 86_400;

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final EntryScan scan;

  W3cCursor(CheckedLines lines, W3cSections sections) {
    this.walk = new EntryWalk(lines);
    this.bytes = lines.bytes();
    this.scan = new EntryScan(sections);
  }

  /// {@return whether there was a next entry; if so, this cursor is at it}
  public boolean advance() {
    return walk.advance() && scan.locate(bytes, walk.from(), walk.to());
  }

  /// {@return the fields of this entry}
  public W3cFields fields() {
    return scan.fields();
  }

  /// {@return the index of a field in this entry, or -1; see [W3cFields#indexOf]}
  ///
  /// @param name of the field
  public int indexOf(String name) {
    return scan.fields().indexOf(name);
  }

  /// {@return whether the entry has a value for a field that is not `-`}
  ///
  /// @param index of the field, in `[-1, fields().count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  public boolean has(int index) {
    Objects.checkIndex(index + 1, scan.fields().count() + 1);
    return index >= 0 && !scan.isAbsent(index);
  }

  /// {@return the value of a field as it stands in the log, without its quotes; empty without
  /// [#has]}
  ///
  /// @param index of the field, in `[-1, fields().count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  public Utf8Slice value(int index) {
    return has(index)
        ? walk.slice(scan.start(index), scan.end(index))
        : walk.slice(walk.from(), walk.from());
  }

  /// {@return whether a value has quotes written twice, see [W3cLog#unescape]}
  ///
  /// @param index of the field, in `[-1, fields().count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  public boolean hasEscapes(int index) {
    return has(index) && scan.hasEscapes(index);
  }

  /// {@return the value of a field as a string, with its escapes resolved}
  ///
  /// @param index of the field, in `[-1, fields().count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  public String text(int index) {
    return hasEscapes(index) ? W3cLog.unescape(value(index)) : value(index).toString();
  }

  /// {@return the value of a field as a number, 0 to 10¹⁸ - 1; 0 without [#has]}
  ///
  /// @param index of the field, in `[-1, fields().count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  /// @throws IllegalArgumentException if it is not of the type [W3cType#INTEGER]
  public long integer(int index) {
    if (!has(index)) {
      return 0;
    }
    if (fields().type(index) != W3cType.INTEGER) {
      throw new IllegalArgumentException(
          "field: not a number (found %s, allowed INTEGER)".formatted(fields().type(index)));
    }
    return Decimal.digits(bytes, scan.start(index), scan.end(index) - scan.start(index));
  }

  /// {@return whether the entry has both a `date` and a `time`}
  public boolean hasTime() {
    return has(indexOf("date")) && has(indexOf("time"));
  }

  /// {@return the time of the entry, in seconds since 1970-01-01T00:00:00Z; the format says that
  /// dates and times are in UTC}
  ///
  /// @throws IllegalStateException without [#hasTime()]
  public long epochSecond() {
    requireTime();
    return IsoTime.epochDay(bytes, scan.start(indexOf("date"))) * SECONDS_PER_DAY
        + IsoTime.secondOfDay(bytes, scan.start(indexOf("time")));
  }

  /// {@return the fraction of the second, in nanoseconds, 0 to 999999999}
  ///
  /// @throws IllegalStateException without [#hasTime()]
  public int nanoOfSecond() {
    requireTime();
    int time = indexOf("time");
    return IsoTime.nanoOfSecond(bytes, scan.start(time), scan.end(time));
  }

  private void requireTime() {
    if (!hasTime()) {
      throw new IllegalStateException("entry: no time; ask hasTime()");
    }
  }

  /// {@return the whole line, without its end}
  public Utf8Slice line() {
    return walk.text();
  }

  /// {@return where the line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return walk.from();
  }

  /// {@return the index of the line among all lines}
  public long lineIndex() {
    return walk.index();
  }

  /// {@return a copy of the entry that does not move on with this cursor}
  public W3cEntry entry() {
    return W3cEntry.of(this);
  }
}
