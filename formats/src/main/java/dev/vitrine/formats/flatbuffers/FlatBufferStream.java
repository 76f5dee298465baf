// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The buffers of a verified stream, in its order.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class FlatBufferStream implements Iterable<FlatTable> {

  // INVARIANT: count buffers, each with its size in front, have been verified in [0, end) of bytes,
  // which are frozen.
  private final FlatType root;
  private final MemorySegment bytes;
  private final long count;
  private final long end;

  FlatBufferStream(FlatType root, MemorySegment bytes, long count, long end) {
    this.root = root;
    this.bytes = bytes;
    this.count = count;
    this.end = end;
  }

  /// {@return the number of buffers}
  public long count() {
    return count;
  }

  /// {@return where the last buffer ends, in bytes from the start of the segment: everything before
  /// is valid}
  public long validByteSize() {
    return end;
  }

  /// {@return how many bytes of a cut buffer follow the last one; 0 unless
  /// [FlatBufferOptions#tornTail()]}
  public long tornByteSize() {
    return bytes.byteSize() - end;
  }

  /// {@return the roots of the buffers}
  @Override
  public Iterator<FlatTable> iterator() {
    return new Iterator<>() {
      private long at;

      @Override
      public boolean hasNext() {
        return at < end;
      }

      @Override
      public FlatTable next() {
        if (!hasNext()) {
          throw new NoSuchElementException("no buffer after index " + (count - 1));
        }
        long buffer = at + Frames.PREFIX_BYTE_SIZE;
        at = Frames.next(bytes, at);
        return new FlatTable(root, bytes, Reference.of(bytes, buffer));
      }
    };
  }
}
