// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.formats.internal.LineSpan;
import dev.vitrine.formats.internal.VerifiedSlice;
import java.lang.foreign.MemorySegment;

/// Goes through lines one by one without allocating.
///
/// ```java
/// for (LineCursor line = lines.cursor(); line.advance(); ) {
///   longest = Math.max(longest, line.byteSize());
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last line the values mean nothing.
public final class LineCursor {

  private final MemorySegment bytes;
  private final LineSpan span;
  private long index;

  LineCursor(MemorySegment bytes, long start, long index) {
    this.bytes = bytes;
    this.span = new LineSpan(bytes, start);
    this.index = index - 1;
  }

  boolean hasNext() {
    return span.next() < bytes.byteSize();
  }

  /// {@return whether there was a next line; if so, this cursor is at it}
  public boolean advance() {
    if (!span.advance()) {
      return false;
    }
    index++;
    return true;
  }

  /// {@return the index of this line, counted from 0}
  public long index() {
    return index;
  }

  /// {@return where this line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return span.from();
  }

  /// {@return how long this line is, in bytes, without its end}
  public long byteSize() {
    return span.to() - span.from();
  }

  /// {@return this line}
  public Utf8Slice text() {
    return new VerifiedSlice(bytes, span.from(), byteSize());
  }
}
