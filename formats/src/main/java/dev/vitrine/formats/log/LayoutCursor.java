// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.internal.IsoTime;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Goes through the well-formed entries of an access log of some layout without allocating;
/// malformed lines are passed over.
///
/// ```java
/// LogField status = layout.field("%>s").orElseThrow();
/// for (LayoutCursor entry = log.cursor(); entry.advance(); ) {
///   errors += entry.integer(status) >= 500 ? 1 : 0;
/// }
/// ```
///
/// A field of another layout is an [IllegalArgumentException]. Quoted texts may have escapes, see
/// [AccessLog#unescape]. For one thread at a time. Before the first and after the last entry the
/// values mean nothing. Valid until the file is closed.
public final class LayoutCursor {

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final LogLayout layout;
  private final LayoutScan scan;
  private final RequestLine requestLine = new RequestLine();

  LayoutCursor(CheckedLines lines, LogLayout layout) {
    this.walk = new EntryWalk(lines);
    this.bytes = lines.bytes();
    this.layout = layout;
    this.scan = new LayoutScan(layout);
  }

  /// {@return whether there was a next entry; if so, this cursor is at it}
  public boolean advance() {
    return walk.advance() && scan.locate(bytes, walk.from(), walk.to(), false);
  }

  /// {@return whether an entry has a value for a field: one that is neither `-` nor empty}
  ///
  /// @param field of this layout
  public boolean has(LogField field) {
    long from = start(field);
    long to = scan.end(field);
    return to > from && !scan.isNil(from, to);
  }

  /// {@return the value of a field, as it stands in the log; a time without brackets}
  ///
  /// @param field of this layout
  public Utf8Slice value(LogField field) {
    int bracket = field.isBracketed() ? 1 : 0;
    return walk.slice(start(field) + bracket, scan.end(field) - bracket);
  }

  /// {@return the value of a field as a number, 0 to 10¹⁸ - 1; 0 for `-`}
  ///
  /// @param field of this layout
  /// @throws IllegalArgumentException if it is neither a [LogField.Type#STATUS] nor an
  ///   [LogField.Type#INTEGER]
  public long integer(LogField field) {
    if (field.type() != LogField.Type.STATUS && field.type() != LogField.Type.INTEGER) {
      throw wrongType(field, "STATUS or INTEGER");
    }
    return has(field)
        ? Decimal.digits(bytes, start(field), scan.end(field) - scan.start(field))
        : 0;
  }

  /// {@return the value of a field as a time, in seconds since 1970-01-01T00:00:00Z}
  ///
  /// @param field of this layout
  /// @throws IllegalArgumentException if it is neither a [LogField.Type#TIME] nor an
  ///   [LogField.Type#ISO_TIME]
  public long epochSecond(LogField field) {
    return switch (field.type()) {
      case TIME -> LogTime.epochSecond(bytes, timeStart(field));
      case ISO_TIME -> IsoTime.epochSecond(bytes, start(field), scan.end(field));
      case TEXT, REQUEST, STATUS, INTEGER, DECIMAL -> throw wrongType(field, "TIME or ISO_TIME");
    };
  }

  /// {@return how far the clock that wrote a time is ahead of UTC, in seconds, from -64800 to
  /// 64800}
  ///
  /// @param field of this layout
  /// @throws IllegalArgumentException if it is neither a [LogField.Type#TIME] nor an
  ///   [LogField.Type#ISO_TIME]
  public int zoneOffsetSeconds(LogField field) {
    return switch (field.type()) {
      case TIME -> LogTime.zoneSeconds(bytes, timeStart(field));
      case ISO_TIME -> {
        start(field);
        yield IsoTime.zoneSeconds(bytes, scan.end(field));
      }
      case TEXT, REQUEST, STATUS, INTEGER, DECIMAL -> throw wrongType(field, "TIME or ISO_TIME");
    };
  }

  /// {@return the target of a request: what stands between method and protocol; empty if the
  /// request has no method and target}
  ///
  /// @param field of this layout
  /// @throws IllegalArgumentException if it is no [LogField.Type#REQUEST]
  public Utf8Slice target(LogField field) {
    if (field.type() != LogField.Type.REQUEST) {
      throw wrongType(field, "REQUEST");
    }
    requestLine.reset(bytes, start(field), scan.end(field));
    return walk.slice(requestLine.target(), requestLine.targetEnd());
  }

  private long timeStart(LogField field) {
    return start(field) + (field.isBracketed() ? 1 : 0);
  }

  private long start(LogField field) {
    if (field.index() >= layout.fields().size() || layout.fields().get(field.index()) != field) {
      throw new IllegalArgumentException(
          "field: of another layout (found %s, allowed %s)".formatted(field, layout.fields()));
    }
    return scan.start(field);
  }

  private static IllegalArgumentException wrongType(LogField field, String allowed) {
    return new IllegalArgumentException(
        "field: wrong type (found %s, allowed %s)".formatted(field, allowed));
  }

  /// {@return the whole line, without its end}
  public Utf8Slice line() {
    return walk.text();
  }

  /// {@return where the line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return walk.from();
  }

  /// {@return the index of the line among all lines, malformed ones included}
  public long lineIndex() {
    return walk.index();
  }

  /// {@return a copy of the entry that does not move on with this cursor}
  public LayoutEntry entry() {
    List<Utf8Slice> values = new ArrayList<>(layout.fields().size());
    for (LogField field : layout.fields()) {
      values.add(value(field));
    }
    return new LayoutEntry(byteOffset(), List.copyOf(values));
  }
}
