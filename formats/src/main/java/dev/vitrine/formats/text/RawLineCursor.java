// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.formats.internal.LineSpan;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Goes through lines of any bytes one by one without allocating.
///
/// For one thread at a time. Before the first and after the last line the values mean nothing.
public final class RawLineCursor {

  private final MemorySegment bytes;
  private final LineSpan span;
  private long index;

  RawLineCursor(MemorySegment bytes, long start, long index) {
    this.bytes = bytes;
    this.span = new LineSpan(bytes, start);
    this.index = index - 1;
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

  /// {@return the bytes of this line, read-only, not copied}
  public MemorySegment bytes() {
    return bytes.asSlice(span.from(), byteSize());
  }

  /// {@return whether this line is UTF-8; reads the line}
  public boolean isUtf8() {
    return Utf8Scan.firstFault(bytes, span.from(), span.to()) == Utf8Scan.VALID;
  }

  /// {@return this line as text, or empty if it is not UTF-8; reads the line}
  public Optional<Utf8Slice> text() {
    return isUtf8()
        ? Optional.of(new VerifiedSlice(bytes, span.from(), byteSize()))
        : Optional.empty();
  }
}
