// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The way from frame to frame through a whole segment, and why it ended.
///
/// Payloads are not looked at, nor their checksums.
final class FrameWalk {

  /// What is no frame may be as large as this whatever the limit for records is: padding of a log.
  private static final long LARGEST_PADDING = LevelDbLog.BLOCK_BYTE_SIZE;

  private final FrozenSegment segment;
  final FrameReader reader;
  final FrameIndex index = new FrameIndex();

  private long count;
  private long end;

  /// What stands at the end, if the data does not end there.
  private @Nullable InvalidDataException fault;

  private boolean torn;

  private FrameWalk(FrozenSegment segment, FrameReader reader) {
    this.segment = segment;
    this.reader = reader;
  }

  /// Walks as far as it is possible; what stopped it is thrown later, by [#requireEnd], because a
  /// payload before may be wrong as well.
  static FrameWalk through(FrozenSegment segment, FrameReader reader, VerifyContext context) {
    FrameWalk walk = new FrameWalk(segment, reader);
    walk.run(context);
    return walk;
  }

  private void run(VerifyContext context) {
    Span span = new Span();
    MemorySegment bytes = segment.bytes();
    long limit = context.maxRecordByteSize();
    while (end < bytes.byteSize() || reader.expectsHeader()) {
      Span.Kind kind = reader.inspect(bytes, span, reader.read(bytes, end, span));
      if (kind != Span.Kind.FRAME && kind != Span.Kind.OTHER) {
        fail(stop(kind, span, context), context);
        return;
      }
      long most = kind == Span.Kind.FRAME ? limit : Math.max(limit, LARGEST_PADDING);
      if (span.next - end > most) {
        fail(context.tooLong(end), context);
        return;
      }
      index.add(end, count);
      count += kind == Span.Kind.FRAME ? 1 : 0;
      end = span.next;
    }
  }

  private InvalidDataException stop(Span.Kind kind, Span span, VerifyContext context) {
    if (kind == Span.Kind.CORRUPT) {
      return context.invalid(span.fault, span.faultOffset, span.found, span.allowed);
    }
    torn = span.wholeByteSize <= context.maxRecordByteSize();
    return torn ? tornTail(span, context) : context.tooLong(end);
  }

  private void fail(InvalidDataException e, VerifyContext context) {
    fault = e.within("frame[" + (context.firstRecord() + count) + "]");
  }

  private InvalidDataException tornTail(Span span, VerifyContext context) {
    String found =
        "%d bytes after %d valid frames in %d bytes"
            .formatted(
                segment.byteSize() - end,
                context.firstRecord() + count,
                segment.fileOffset() + end);
    String allowed = span.wholeByteSize == 0 ? "none" : "at least " + span.wholeByteSize;
    return context.invalid(span.fault, end, found, allowed);
  }

  /// Throws what stopped the walk.
  ///
  /// @param tornTail whether the data may end inside a frame
  void requireEnd(boolean tornTail) throws InvalidDataException {
    if (fault != null && !(torn && tornTail)) {
      throw fault;
    }
  }

  /// {@return how many whole frames there are}
  long count() {
    return count;
  }

  /// {@return where the last whole thing ends}
  long end() {
    return end;
  }

  /// {@return whether the data ends inside a frame}
  boolean isTorn() {
    return torn;
  }
}
