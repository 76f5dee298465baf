// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.Iterator;

/// A verified log of lines of keys and values.
///
/// ```text
/// at=info method=GET path="/a \"b\"" status=200 debug empty=
/// ```
///
/// There is no standard. The grammar is that of github.com/kr/logfmt, in the strict reading of
/// github.com/go-logfmt/logfmt, with one liberty:
///
/// - Pairs are separated by spaces and tabs. A line may have none.
/// - A key is one or more characters other than space, `=`, `"` and control characters (00 to 1F).
/// - A key alone has no value; `key=` has the empty one.
/// - A value without quotes has no space, `"` or control character. It may have further `=`, which
///   go-logfmt refuses and which Base64 and URLs bring along.
/// - A value in quotes has no control character. Escapes are those of JSON strings; surrogates must
///   come in pairs. A space or the end of the line follows the closing quote.
/// - A key may occur more than once.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class Logfmt extends Entries<LogfmtEntry> {

  // INVARIANT: lines was verified with the grammar of PairScan.
  private final CheckedLines lines;

  Logfmt(CheckedLines lines) {
    super(lines);
    this.lines = lines;
  }

  /// {@return the format; malformed lines are counted}
  public static LogfmtFormat format() {
    return new LogfmtFormat(false);
  }

  /// {@return a cursor before the first entry: the way that allocates nothing}
  public LogfmtCursor cursor() {
    return new LogfmtCursor(lines);
  }

  @Override
  public Iterator<LogfmtEntry> iterator() {
    LogfmtCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }

  /// {@return the text of a quoted value, with its escapes resolved}
  ///
  /// @param value a value that [LogfmtCursor#hasEscapes()] is true of
  public static String unescape(Utf8Slice value) {
    return QuotedValue.resolve(value);
  }
}
