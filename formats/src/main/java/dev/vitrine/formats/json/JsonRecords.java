// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;
import java.util.Iterator;

/// Verified JSON lines: one value on each line that is neither malformed nor blank.
///
/// ```java
/// JsonRecords log = file.verify(Json.lines()).get();
/// for (JsonCursor entry = log.cursor(); entry.advance(); ) {
///   bytes += entry.value().at("/response/size").map(JsonValue::asLong) …
/// }
/// ```
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class JsonRecords implements Entries<JsonValue> {

  // INVARIANT: lines was verified with JsonGrammar.
  private final CheckedRecords lines;

  JsonRecords(CheckedRecords lines) {
    this.lines = lines;
  }

  @Override
  public long lineCount() {
    return lines.count();
  }

  @Override
  public long entryCount() {
    return lines.entryCount();
  }

  @Override
  public long malformedCount() {
    return lines.malformedCount();
  }

  /// {@return a cursor before the first value: the way that allocates nothing}
  public JsonCursor cursor() {
    return new JsonCursor(lines);
  }

  /// {@return the values, in the order of the file}
  @Override
  public Iterator<JsonValue> iterator() {
    JsonCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::value);
  }

  @Override
  public Iterable<MalformedLine> malformedLines() {
    return lines.malformed();
  }

  @Override
  public String toString() {
    return "JsonRecords[%d values, %d malformed]".formatted(entryCount(), malformedCount());
  }
}
