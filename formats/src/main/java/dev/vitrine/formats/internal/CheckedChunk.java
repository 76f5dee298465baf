// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.VerifyContext;
import java.util.concurrent.atomic.AtomicInteger;

/// What checking the lines of one chunk gave.
///
/// @param lineFeeds how many line feeds each block of the chunk has
/// @param flags one bit for each block, the first lowest: a line that begins there is malformed
/// @param malformed how many lines that begin in the chunk are malformed
/// @param others how many of them are well-formed, but hold no entry
/// @param notes what is known of each of these lines; empty if nothing is
@SuppressWarnings("ArrayRecordComponent") // handed from the checker to the collector, nobody else
record CheckedChunk(int[] lineFeeds, long flags, long malformed, long others, long[] notes) {

  /// How many blocks one chunk has.
  static final int BLOCKS = (int) (VerifyContext.CHUNK_BYTE_SIZE / LineIndex.BLOCK_BYTE_SIZE);

  /// {@return this chunk, without notes if others have taken all memory that there is for them}
  ///
  /// @param left how many more notes may be kept
  CheckedChunk keeping(AtomicInteger left) {
    if (notes.length == 0 || left.addAndGet(-notes.length) >= 0) {
      return this;
    }
    left.addAndGet(notes.length);
    return new CheckedChunk(lineFeeds, flags, malformed, others, new long[0]);
  }
}
