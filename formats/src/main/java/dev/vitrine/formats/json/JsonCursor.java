// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;

/// Goes through the values of JSON lines; malformed and blank lines are passed over.
///
/// ```java
/// for (JsonCursor entry = log.cursor(); entry.advance(); ) {
///   errors += entry.value().field("level").filter(v -> v.textEquals("error")).isPresent() ? 1 : 0;
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last line the values mean nothing.
/// Valid until the file is closed.
public final class JsonCursor {

  private final MemorySegment bytes;
  private final EntryWalk walk;

  JsonCursor(CheckedRecords lines) {
    this.bytes = lines.bytes();
    this.walk = new EntryWalk(lines);
  }

  /// {@return whether there was a next value; if so, this cursor is at it}
  public boolean advance() {
    return walk.advance();
  }

  /// {@return the value of this line, which does not move on with this cursor}
  public JsonValue value() {
    return JsonScan.trimmed(bytes, walk.from(), walk.to());
  }

  /// {@return the whole line, without its end}
  public Utf8Slice line() {
    return walk.text();
  }

  /// {@return the index of the line among all lines, malformed and blank ones included}
  public long lineIndex() {
    return walk.index();
  }

  /// {@return where the line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return walk.from();
  }
}
