// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.Fault;
import dev.vitrine.formats.internal.Quote;
import java.lang.foreign.MemorySegment;

/// A line, or a framed message, that is not of its format.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
///
/// @param index of the line among all lines of its view, counted from 0
/// @param byteOffset where the line begins, in bytes from the start of the segment; a window's
///   segment begins at [dev.vitrine.mapping.Windows#byteOffset()]
/// @param bytes the line without its end; not verified, so perhaps not even text
/// @param fault what is wrong: one of the faults of the format or an [dev.vitrine.Utf8Fault]
/// @param faultOffset where the line departs from the format, in bytes from the start of the
///   segment
/// @param allowed what would be right there, in words
public record MalformedLine(
    long index,
    long byteOffset,
    MemorySegment bytes,
    Fault fault,
    long faultOffset,
    String allowed) {

  /// {@return what stands at the fault, for a message: at most 16 bytes, as text in quotes if they
  /// are printable ASCII, otherwise in hexadecimal}
  public String found() {
    long from = faultOffset - byteOffset;
    return from < bytes.byteSize() ? Quote.of(bytes, from, bytes.byteSize()) : "end of line";
  }

  /// {@return what is wrong where, for people: lines are counted from 1}
  @Override
  public String toString() {
    boolean readable = bytes.scope().isAlive() && bytes.isAccessibleBy(Thread.currentThread());
    return "line %d: %s at byte %d (found %s, allowed %s)"
        .formatted(
            index + 1,
            fault.description(),
            faultOffset,
            readable ? found() : "what cannot be read any more",
            allowed);
  }
}
