// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.frame.FrameCursor;
import dev.vitrine.formats.frame.FrameFault;
import dev.vitrine.formats.frame.Frames;
import java.io.IOException;

/// Frames: where they are, or what their payloads hold.
final class FrameRows {

  private FrameRows() {}

  /// Writes one line for each frame.
  static <T> void write(Piece<Frames<T>> piece, JsonLines out) {
    for (FrameCursor<T> frame = piece.value().cursor(); frame.advance(); ) {
      out.begin();
      place(piece, frame, out);
      out.end();
    }
    tail(piece, out);
  }

  /// Writes the rows of each payload.
  static <T> void writeValues(Piece<Frames<T>> piece, JsonRows<T> rows, JsonLines out)
      throws IOException {
    for (FrameCursor<T> frame = piece.value().cursor(); frame.advance(); ) {
      long byteOffset = piece.byteOffset() + frame.payloadByteOffset();
      rows.write(new Piece<>(frame.value(), byteOffset, 0, piece.source()), out);
    }
    tail(piece, out);
  }

  /// Writes the members that every frame has.
  static void place(Piece<?> piece, FrameCursor<?> frame, JsonLines out) {
    out.field("frame", piece.firstRecord() + frame.index());
    out.field("byteOffset", piece.byteOffset() + frame.byteOffset());
    out.field("byteSize", frame.byteSize());
    out.field("payloadByteOffset", piece.byteOffset() + frame.payloadByteOffset());
    out.field("payloadByteSize", frame.payloadByteSize());
  }

  /// Says that the file ends inside a frame, if it does.
  static void tail(Piece<? extends Frames<?>> piece, JsonLines out) {
    piece
        .value()
        .tornTail()
        .ifPresent(tail ->
            out.malformed(
                "frame[%d]: %s at byte %d (found %d bytes of it, allowed all) [%s]"
                    .formatted(
                        piece.firstRecord() + piece.value().count(),
                        FrameFault.TORN_TAIL.description(),
                        piece.byteOffset() + tail.byteOffset(),
                        tail.byteSize(),
                        piece.source())));
  }
}
