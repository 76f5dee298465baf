// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.PartVerifier;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Verifies the payloads of the frames that a walk has found, and their checksums, on many threads.
///
/// @param <T> the type of a payload's value
final class Payloads<T> {

  private final FrozenSegment segment;
  private final FrameWalk walk;
  private final VerifyContext context;
  private final PartVerifier<T> verifier;
  private final boolean bytesOnly;
  private final boolean keep;

  private Payloads(FrozenSegment segment, FrameWalk walk, VerifyContext context, Format<T> format) {
    this.segment = segment;
    this.walk = walk;
    this.context = context;
    this.verifier = context.parts(format);
    this.bytesOnly = format instanceof PayloadBytes;
    this.keep = !(format instanceof ReopenableFormat);
  }

  /// Verifies them all.
  ///
  /// @param <T> the type of a payload's value
  /// @return how to get their values
  /// @throws InvalidDataException for the first one that is wrong
  static <T> Values<T> verify(
      FrozenSegment segment, FrameWalk walk, VerifyContext context, Format<T> format)
      throws InvalidDataException {
    Payloads<T> payloads = new Payloads<>(segment, walk, context, format);
    if (payloads.bytesOnly && !walk.reader.hasChecksums()) {
      context.progress(segment.byteSize());
    } else {
      List<List<T>> values = context.forEachChunk(payloads::chunk);
      if (payloads.keep) {
        return new Values.Kept<>(new LongList<>(values));
      }
    }
    return new Values.Reopened<>((ReopenableFormat<T>) format);
  }

  /// Verifies the frames that begin in a chunk.
  private List<T> chunk(long from, long to) throws InvalidDataException {
    List<T> values = new ArrayList<>();
    MemorySegment bytes = segment.bytes();
    Span span = new Span();
    int sample = walk.index.sampleOfByte(from);
    if (sample == walk.index.size()) {
      return values;
    }
    long index = walk.index.framesBefore(sample);
    long at = walk.index.byteOffset(sample);
    for (long end = Math.min(to, walk.end()); at < end; at = span.next) {
      if (walk.reader.read(bytes, at, span) != Span.Kind.FRAME) {
        continue;
      }
      if (at >= from) {
        verify(bytes, span, context.firstRecord() + index, values);
      }
      index++;
    }
    return values;
  }

  private void verify(MemorySegment bytes, Span span, long index, List<T> values)
      throws InvalidDataException {
    try {
      walk.reader.check(bytes, span, context);
    } catch (InvalidDataException e) {
      throw e.within(step(index));
    }
    if (bytesOnly) {
      return;
    }
    T value = value(bytes, span, () -> step(index));
    if (keep) {
      values.add(value);
    }
  }

  private T value(MemorySegment bytes, Span span, Supplier<String> step)
      throws InvalidDataException {
    if (!span.fragmented) {
      return verifier.verify(span.payload, span.payloadByteSize, step);
    }
    Joined joined = Joined.of(bytes, walk.reader.pieces(bytes, span), span.payloadByteSize);
    return verifier.verifyCopy(joined.copy(), joined::origin, step);
  }

  private static String step(long index) {
    return "frame[" + index + "]";
  }
}
