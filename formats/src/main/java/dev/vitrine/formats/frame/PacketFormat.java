// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// A format of captures, and what the packets ought to be.
///
/// Everything that [FrameFormat] says about limits, faults and threads holds here.
///
/// Immutable and safe for use by many threads.
///
/// @param <T> the type of a packet's value
public final class PacketFormat<T> implements RecordFormat<Packets<T>> {

  private final FrameFormat<T> frames;

  PacketFormat(FrameFormat<T> frames) {
    this.frames = frames;
  }

  /// {@return the same capture, whose packets are of another format}
  ///
  /// @param <U> the type of a packet's value
  /// @param payload what each packet ought to be; see [FrameFormat#of]
  public <U> PacketFormat<U> of(Format<U> payload) {
    return new PacketFormat<>(frames.of(payload));
  }

  /// {@return the same format for captures that may end inside a packet; see
  /// [FrameFormat#acceptingTornTail()]}
  public PacketFormat<T> acceptingTornTail() {
    return new PacketFormat<>(frames.acceptingTornTail());
  }

  @Override
  public String name() {
    return frames.name();
  }

  @Override
  public Packets<T> verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    return new Packets<>(frames.verify(segment, context));
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return frames.lastBoundary(bytes, from);
  }

  /// {@return the format of the packets that follow a piece}
  ///
  /// @param piece whose end they follow
  @Override
  public PacketFormat<T> following(Packets<T> piece) {
    return new PacketFormat<>(frames.following(piece.frames()));
  }
}
