// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Goes through frames one by one. Only [#value()], [#payload()] and their like allocate.
///
/// ```java
/// for (FrameCursor<?> frame = frames.cursor(); frame.advance(); ) {
///   largest = Math.max(largest, frame.payloadByteSize());
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last frame the values mean nothing.
///
/// @param <T> the type of a payload's value
public final class FrameCursor<T> {

  private final Frames<T> frames;
  private final FrameReader reader;
  private final MemorySegment bytes;
  private final long end;
  private final Span span = new Span();
  private long index;

  /// Before the first frame that begins at `from` or behind it.
  FrameCursor(Frames<T> frames, long from, long index) {
    this.frames = frames;
    this.reader = frames.reader();
    this.bytes = frames.segment().bytes();
    this.end = frames.validByteSize();
    this.span.next = from;
    this.index = index - 1;
  }

  /// {@return whether there was a next frame; if so, this cursor is at it}
  public boolean advance() {
    while (span.next < end) {
      if (reader.read(bytes, span.next, span) == Span.Kind.FRAME) {
        index++;
        return true;
      }
    }
    return false;
  }

  /// {@return the index of this frame, counted from 0}
  public long index() {
    return index;
  }

  /// {@return where this frame begins, its header included, in bytes from the start of the segment}
  public long byteOffset() {
    return span.from;
  }

  /// {@return how long this frame is, in bytes, with everything that belongs to it}
  public long byteSize() {
    return span.next - span.from;
  }

  /// {@return where the payload begins, in bytes from the start of the segment; of a payload in
  /// pieces, the first one}
  public long payloadByteOffset() {
    return span.payload;
  }

  /// {@return how long the payload is, in bytes, all its pieces together}
  public long payloadByteSize() {
    return span.payloadByteSize;
  }

  /// {@return whether the payload lies in several pieces, as it may in a LevelDB log}
  public boolean isFragmented() {
    return span.fragmented;
  }

  /// {@return the pieces of the payload in the file, read-only, in their order; one unless
  /// [#isFragmented()]}
  public List<MemorySegment> pieces() {
    return reader.pieces(bytes, span).stream()
        .map(piece -> bytes.asSlice(piece.byteOffset(), piece.byteSize()))
        .toList();
  }

  /// {@return the payload, read-only: a slice of the file, or if [#isFragmented()] a copy made by
  /// this call}
  public MemorySegment payload() {
    return span.fragmented
        ? frozenPayload().bytes()
        : bytes.asSlice(span.payload, span.payloadByteSize);
  }

  /// {@return the payload, to be verified as something else: a slice of the file, or if
  /// [#isFragmented()] a copy made by this call}
  public FrozenSegment frozenPayload() {
    return span.fragmented
        ? Joined.of(bytes, reader.pieces(bytes, span), span.payloadByteSize).copy()
        : frames.segment().slice(span.payload, span.payloadByteSize);
  }

  /// {@return the value of the payload, which is not verified again}
  ///
  /// Cost: O(1), and if [#isFragmented()] a copy of the payload, except where values are kept; see
  /// [FrameFormat#of].
  public T value() {
    return frames.values().of(this);
  }

  /// {@return this frame as an object of its own}
  public Frame<T> frame() {
    return new Frame<>(index, byteOffset(), byteSize(), value());
  }

  Span span() {
    return span;
  }
}
