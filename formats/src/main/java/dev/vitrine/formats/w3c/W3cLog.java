// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.Iterator;

/// A verified log in the W3C extended log file format (working draft WD-logfile-960323).
///
/// ```text
/// #Version: 1.0
/// #Fields: date time c-ip cs-method cs-uri-stem sc-status time-taken cs(User-Agent)
/// 2015-01-13 00:32:17 192.0.2.1 GET /robots.txt 404 283 "curl 8"
/// ```
///
/// A line is a directive (`#`), blank, an entry, or malformed. The fields of an entry are those of
/// the last `#Fields` before it, which may come again and change; a malformed one makes the entries
/// behind it malformed. Values are separated by spaces and tabs, as many as one likes. A value in
/// quotes may have spaces, and quotes written twice. `-` stands for what is absent. Dates, times,
/// sizes and the like are verified, see [W3cType]; an entry must have exactly as many values as
/// there are fields.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class W3cLog extends Entries<W3cEntry> {

  // INVARIANT: lines was verified with the grammar of EntryScan for these sections.
  private final CheckedLines lines;
  private final W3cSections sections;

  W3cLog(CheckedLines lines, W3cSections sections) {
    super(lines);
    this.lines = lines;
    this.sections = sections;
  }

  /// {@return the format; malformed lines are counted}
  public static W3cFormat format() {
    return new W3cFormat(W3cFields.NONE, false);
  }

  /// {@return the fields that hold at the end of the log; without any if none were listed}
  public W3cFields lastFields() {
    return sections.last();
  }

  /// {@return a cursor before the first entry: the way that allocates nothing}
  public W3cCursor cursor() {
    return new W3cCursor(lines, sections);
  }

  @Override
  public Iterator<W3cEntry> iterator() {
    W3cCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }

  /// {@return the text of a quoted value, with quotes that are written twice written once}
  ///
  /// @param value a value that [W3cCursor#hasEscapes] is true of
  public static String unescape(Utf8Slice value) {
    return value.toString().replace("\"\"", "\"");
  }
}
