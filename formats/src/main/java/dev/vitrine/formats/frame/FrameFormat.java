// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// A framing, and what its payloads ought to be.
///
/// Frames larger than [dev.vitrine.VerifyOptions#maxRecordByteSize()], headers included, are
/// refused with [dev.vitrine.RecordFault#TOO_LONG]. Faults name the frame in their path,
/// `frame[17]`, and their place in the file. Payloads and checksums are verified on many threads.
///
/// Immutable and safe for use by many threads.
///
/// @param <T> the type of a payload's value
public final class FrameFormat<T> implements RecordFormat<Frames<T>> {

  private final Framing framing;
  private final Format<T> payload;
  private final boolean tornTail;

  private FrameFormat(Framing framing, Format<T> payload, boolean tornTail) {
    this.framing = framing;
    this.payload = payload;
    this.tornTail = tornTail;
  }

  static FrameFormat<FrozenSegment> of(Framing framing) {
    return new FrameFormat<>(framing, PayloadBytes.INSTANCE, false);
  }

  /// {@return the same frames, whose payloads are of another format}
  ///
  /// A view of such frames is a view of views: it gives the verified value of any payload. If the
  /// format is a [dev.vitrine.ReopenableFormat], nothing is kept for a frame, and its value is made
  /// when it is asked for; the values of other formats are kept from the verification on, in memory
  /// that grows with the number of frames.
  ///
  /// @param <U> the type of a payload's value
  /// @param payload what each payload ought to be
  public <U> FrameFormat<U> of(Format<U> payload) {
    return new FrameFormat<>(framing, requireNonNull(payload, "payload"), tornTail);
  }

  /// {@return the same format for data that may end inside a frame, as a file does whose writer was
  /// interrupted}
  ///
  /// What is there of the last frame is [Frames#tornTail()]; everything before is verified as ever.
  /// Data that is wrong in a way that more bytes would not mend is refused all the same.
  public FrameFormat<T> acceptingTornTail() {
    return new FrameFormat<>(framing, payload, true);
  }

  @Override
  public String name() {
    StringBuilder options = new StringBuilder();
    if (!(payload instanceof PayloadBytes)) {
      options.append("of=").append(payload.name());
    }
    if (tornTail) {
      options.append(options.isEmpty() ? "" : ",").append("tornTail=accepted");
    }
    return options.isEmpty() ? framing.name() : framing.name() + "(" + options + ")";
  }

  @Override
  public Frames<T> verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    FrameWalk walk = FrameWalk.through(segment, framing.reader(), context);
    Values<T> values = Payloads.verify(segment, walk, context, payload);
    walk.requireEnd(tornTail);
    context.countRecords(walk.count());
    context.count("tornBytes", segment.byteSize() - walk.end());
    return new Frames<>(segment, walk, values);
  }

  /// Begins at the first byte whatever `from` is: no frame is known to begin there. If there is no
  /// boundary before it, that is one frame to look at.
  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    FrameReader reader = framing.reader();
    Span span = new Span();
    long at = 0;
    while (at < bytes.byteSize()) {
      Span.Kind kind = reader.inspect(bytes, span, reader.read(bytes, at, span));
      if (kind == Span.Kind.CORRUPT) {
        return bytes.byteSize() > from ? bytes.byteSize() : NO_BOUNDARY; // for verify to refuse
      }
      if (kind == Span.Kind.TORN) {
        break;
      }
      at = span.next;
    }
    return at > from ? at : NO_BOUNDARY;
  }

  /// {@return the format of the data that follows a piece}
  ///
  /// @param piece whose end it follows
  @Override
  public FrameFormat<T> following(Frames<T> piece) {
    return new FrameFormat<>(piece.reader().following(piece.validByteSize()), payload, tornTail);
  }
}
