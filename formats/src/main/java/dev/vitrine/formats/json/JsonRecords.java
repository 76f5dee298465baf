// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
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
public final class JsonRecords extends Entries<JsonValue> {

  // INVARIANT: lines was verified with JsonGrammar.
  private final CheckedRecords lines;

  JsonRecords(CheckedRecords lines) {
    super(lines);
    this.lines = lines;
  }

  /// {@return a cursor before the first value: the way that allocates nothing}
  public JsonCursor cursor() {
    return new JsonCursor(lines);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    JsonCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::value);
  }
}
