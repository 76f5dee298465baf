// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.VerifyContext;
import java.util.List;

/// Goes through the notes of lines, in the order of the lines.
///
/// For one thread at a time.
public final class NoteWalk {

  private static final long[] NOTHING = {};

  private final List<long[]> chunks;
  private long[] chunk = NOTHING;
  private int next;
  private long chunkEnd;

  /// @param chunks the notes of each chunk: one for each line that begins there, or none at all
  NoteWalk(List<long[]> chunks) {
    this.chunks = chunks;
    this.chunkEnd = chunks.isEmpty() ? Long.MAX_VALUE : 0;
  }

  /// {@return the note of the next line, or [LineNotes#NONE]}
  ///
  /// @param from where the line begins
  long next(long from) {
    if (from >= chunkEnd) {
      enter(from);
    }
    return next < chunk.length ? chunk[next++] : LineNotes.NONE;
  }

  private void enter(long from) {
    int number = (int) (from / VerifyContext.CHUNK_BYTE_SIZE);
    chunk = chunks.get(number);
    next = 0;
    chunkEnd = (number + 1) * VerifyContext.CHUNK_BYTE_SIZE;
  }
}
