// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;

/// A verified piece of a file: a window, or the whole.
///
/// @param <T> the type of its value
/// @param value what was verified; valid as long as the piece is
/// @param byteOffset where it begins, in bytes from the start of the file
/// @param firstRecord how many records come before it
/// @param source the name of the file, for messages
public record Piece<T>(T value, long byteOffset, long firstRecord, String source) {

  /// {@return the same piece with another value, which is a part of this one's}
  public <U> Piece<U> with(U other) {
    return new Piece<>(other, byteOffset, firstRecord, source);
  }

  /// Says which lines of a log are malformed, and why.
  public void reportMalformed(Entries<?> log, JsonLines out) {
    for (MalformedLine line : log.malformedLines()) {
      out.malformed(malformed(line));
    }
  }

  /// {@return the message about a malformed line}
  public String malformed(MalformedLine line) {
    return "line %d: %s at byte %d (found %s, allowed %s) [%s]"
        .formatted(
            firstRecord + line.index() + 1,
            line.fault().description(),
            byteOffset + line.faultOffset(),
            line.found(),
            line.allowed(),
            source);
  }
}
