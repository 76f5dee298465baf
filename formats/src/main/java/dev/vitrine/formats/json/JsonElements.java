// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes through the elements of an array.
///
/// ```java
/// for (JsonElements element = value.elements(); element.advance(); ) {
///   total += element.value().asLong().orElse(0);
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last element the value means nothing.
/// Valid until the file is closed.
public final class JsonElements {

  // INVARIANT: next is the opening bracket, or the end of an element, or end: nothing follows.
  // Where there is no element, the value is empty: half a value would have no end to be found.
  private final MemorySegment bytes;
  private final long end;
  private long next;
  private long from;

  JsonElements(MemorySegment bytes, long open, long end) {
    this.bytes = bytes;
    this.end = end;
    this.next = open;
    this.from = open;
  }

  /// {@return whether there was a next element; if so, this cursor is at it}
  ///
  /// Skips over it.
  public boolean advance() {
    if (next == end) {
      from = end;
      return false;
    }
    long at = JsonScan.skipSpace(bytes, next, end);
    byte separator = bytes.get(ValueLayout.JAVA_BYTE, at); // [ or , or ]
    at = JsonScan.skipSpace(bytes, at + 1, end);
    if (separator == ']' || bytes.get(ValueLayout.JAVA_BYTE, at) == ']') {
      next = end;
      from = end;
      return false;
    }
    from = at;
    next = JsonScan.endOfValue(bytes, from, end);
    return true;
  }

  /// {@return the element}
  public JsonValue value() {
    return new JsonValue(bytes, from, next);
  }
}
