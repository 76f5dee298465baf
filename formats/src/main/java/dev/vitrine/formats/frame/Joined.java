// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A payload put together from its pieces.
///
/// @param copy of the pieces, one after the other
/// @param pieces where they come from
record Joined(FrozenSegment copy, List<Piece> pieces) {

  static Joined of(MemorySegment bytes, List<Piece> pieces, long byteSize) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment joined = arena.allocate(byteSize);
      long at = 0;
      for (Piece piece : pieces) {
        MemorySegment.copy(bytes, piece.byteOffset(), joined, at, piece.byteSize());
        at += piece.byteSize();
      }
      return new Joined(FrozenSegment.copyOf(joined), pieces);
    }
  }

  /// {@return where a byte of the copy, or its end, stands in the data}
  long origin(long byteOffset) {
    long left = byteOffset;
    long end = 0;
    for (Piece piece : pieces) {
      if (left < piece.byteSize()) {
        return piece.byteOffset() + left;
      }
      left -= piece.byteSize();
      end = piece.byteOffset() + piece.byteSize();
    }
    return end + left;
  }
}
