// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// Buffers with their sizes in front, one after the other.
///
/// @param schema of the buffers
/// @param root what each begins with
/// @param options what else is demanded
record StreamFormat(FlatBufferSchema schema, RootType root, FlatBufferOptions options)
    implements RecordFormat<FlatBufferStream> {

  /// Buffers of streams are small, and have vtables of their own.
  private static final long TYPICAL_BUFFER_BYTE_SIZE = 4096;

  /// How many steps the buffers of one chunk may take beyond those for their bytes: 16 per byte,
  /// below a tenth of a second, and as much as 128 buffers that need all that one alone may take.
  private static final long CHUNK_RESERVE = 16 * VerifyContext.CHUNK_BYTE_SIZE;

  @Override
  public String name() {
    return FormatName.of("flatbuffers-stream", schema, root, options);
  }

  @Override
  public FlatBufferStream verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    Frames frames = Frames.walk(segment.bytes(), context, options.tornTail());
    context.forEachChunk((from, to) -> {
      int chunk = (int) (from / VerifyContext.CHUNK_BYTE_SIZE);
      verifyChunk(segment, context, frames, frames.firstInChunk()[chunk], to);
      return to;
    });
    context.countRecords(frames.count());
    context.count("tornBytes", segment.byteSize() - frames.end());
    return new FlatBufferStream(root.type(), segment.bytes(), frames.count(), frames.end());
  }

  /// Verifies the buffers that begin in one chunk; the last of them may reach beyond.
  private void verifyChunk(
      FrozenSegment segment, VerifyContext context, Frames frames, long first, long to)
      throws InvalidDataException {
    MemorySegment bytes = segment.bytes();
    BufferVerifier verifier =
        new BufferVerifier(
            segment, context, options, root, TYPICAL_BUFFER_BYTE_SIZE, CHUNK_RESERVE);
    long at = first;
    while (at < Math.min(to, frames.end())) {
      long next = Frames.next(bytes, at);
      try {
        verifier.verify(root, at + Frames.PREFIX_BYTE_SIZE, at, next);
      } catch (InvalidDataException e) {
        throw e.within("buffer[" + (context.firstRecord() + countBefore(bytes, at)) + "]");
      }
      at = next;
    }
  }

  private static long countBefore(MemorySegment bytes, long end) {
    long count = 0;
    for (long at = 0; at < end; at = Frames.next(bytes, at)) {
      count++;
    }
    return count;
  }

  /// Begins at the first byte whatever `from` is: no buffer is known to begin there.
  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    long last = 0;
    for (long next = 0; next <= bytes.byteSize(); next = Frames.next(bytes, last)) {
      last = next;
      if (last == bytes.byteSize()) {
        break;
      }
    }
    return last > from ? last : NO_BOUNDARY;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
