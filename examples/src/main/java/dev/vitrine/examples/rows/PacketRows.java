// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.frame.CaptureInterface;
import dev.vitrine.formats.frame.PacketCursor;
import dev.vitrine.formats.frame.Packets;
import java.time.Instant;

/// Packets of a capture: where, when and how long they are.
final class PacketRows {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private PacketRows() {}

  /// Writes one line for each packet.
  static <T> void write(Piece<Packets<T>> piece, JsonLines out) {
    for (PacketCursor<T> packet = piece.value().cursor(); packet.advance(); ) {
      CaptureInterface source = packet.captureInterface();
      out.begin();
      FrameRows.place(piece, packet.frame(), out);
      time(packet, out);
      out.field("interface", source.index()).field("linkType", source.linkType());
      out.field("capturedByteSize", packet.capturedByteSize());
      out.field("originalByteSize", packet.originalByteSize());
      out.end();
    }
    FrameRows.tail(piece.with(piece.value().frames()), out);
  }

  private static void time(PacketCursor<?> packet, JsonLines out) {
    if (packet.hasTimestamp()) {
      long nanos = packet.timestampNanos();
      long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
      Instant time = Instant.ofEpochSecond(seconds, Math.floorMod(nanos, NANOS_PER_SECOND));
      out.field("time", time.toString()).field("timestampNanos", nanos);
    } else {
      out.nullField("time").nullField("timestampNanos");
    }
  }
}
