// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Goes through the well-formed entries of a log, and through the pairs of each, without
/// allocating; malformed lines are passed over.
///
/// ```java
/// long errors = 0;
/// for (LogfmtCursor entry = log.cursor(); entry.advance(); ) {
///   if (entry.find("level") && entry.value().contentEquals("error")) {
///     errors++;
///   }
/// }
/// ```
///
/// An entry is taken apart only as far as it is asked for. For one thread at a time. Before the
/// first and after the last entry, and before the first and after the last pair, the values mean
/// nothing. Valid until the file is closed.
public final class LogfmtCursor {

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final PairScan pair = new PairScan();

  LogfmtCursor(CheckedLines lines) {
    this.walk = new EntryWalk(lines);
    this.bytes = lines.bytes();
  }

  /// {@return whether there was a next entry; if so, this cursor is at it, before its first pair}
  public boolean advance() {
    if (!walk.advance()) {
      return false;
    }
    rewind();
    return true;
  }

  /// Goes back before the first pair of this entry.
  public void rewind() {
    pair.reset(bytes, walk.from(), walk.to());
  }

  /// {@return whether there was a next pair in this entry; if so, this cursor is at it}
  public boolean advancePair() {
    return pair.next();
  }

  /// {@return whether this entry has the key; if so, this cursor is at the first pair with it}
  ///
  /// Reads the entry from its start to that pair.
  ///
  /// @param key the key, all of it
  public boolean find(String key) {
    rewind();
    while (pair.next()) {
      if (walk.matches(pair.key, pair.keyEnd, key)) {
        return true;
      }
    }
    return false;
  }

  /// {@return the key of this pair, never empty}
  public Utf8Slice key() {
    return walk.slice(pair.key, pair.keyEnd);
  }

  /// {@return whether this pair has a `=`}
  public boolean hasValue() {
    return pair.hasValue;
  }

  /// {@return the value of this pair as it stands in the log, without its quotes; empty without
  /// [#hasValue()]}
  public Utf8Slice value() {
    return walk.slice(pair.value, pair.valueEnd);
  }

  /// {@return whether the value has escapes, so that [#value()] and [#text()] differ}
  public boolean hasEscapes() {
    return pair.escaped;
  }

  /// {@return the value of this pair as a string, with its escapes resolved}
  public String text() {
    return pair.escaped ? Logfmt.unescape(value()) : value().toString();
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

  /// {@return a copy of the entry that does not move on with this cursor; the cursor is before the
  /// first pair after that}
  public LogfmtEntry entry() {
    List<LogfmtEntry.Pair> pairs = new ArrayList<>();
    rewind();
    while (advancePair()) {
      pairs.add(new LogfmtEntry.Pair(key(), hasValue(), value(), hasEscapes()));
    }
    rewind();
    return new LogfmtEntry(byteOffset(), List.copyOf(pairs));
  }
}
