// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.Text;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenSegment;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What going through frames costs in heap, and what they keep.
class FrameAllocationTest {

  private static final int COUNT = 100_000;

  /// What one pass may allocate in all, in bytes; one byte a frame would be more.
  private static final long ALLOWED = 10_000;

  private static Frames<FrozenSegment> frames(Written kind) throws InvalidDataException {
    byte[] bytes = kind.write(Collections.nCopies(COUNT, new byte[10])).bytes();
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), kind.format, VerifyOptions.DEFAULT)
        .get();
  }

  @ParameterizedTest
  @EnumSource
  void goingThroughFramesAllocatesNothingPerFrame(Written kind) throws InvalidDataException {
    Frames<FrozenSegment> frames = frames(kind);
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (FrameCursor<FrozenSegment> frame = frames.cursor(); frame.advance(); ) {
            sum += frame.index() + frame.byteOffset() + frame.payloadByteSize();
          }
          return sum;
        });
    assertThat(bytes).isLessThan(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(names = {"PCAP", "PCAPNG", "PCAPNG_BIG"})
  void goingThroughPacketsAllocatesNothingPerPacket(Written kind) throws InvalidDataException {
    Packets<FrozenSegment> packets = new Packets<>(frames(kind));
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (PacketCursor<FrozenSegment> packet = packets.cursor(); packet.advance(); ) {
            sum += packet.timestampNanos() + packet.originalByteSize();
            sum += packet.captureInterface().linkType() + packet.capturedByteSize();
          }
          return sum;
        });
    assertThat(bytes).isLessThan(ALLOWED);
  }

  @Test
  void onlyValuesThatCannotBeMadeAgainAreKept() throws InvalidDataException {
    byte[] bytes = Written.U32LE.write(Collections.nCopies(10, new byte[10])).bytes();
    FrozenSegment segment = FrozenSegment.copyOf(bytes);
    Frames<Utf8Slice> texts =
        VerifiedView.verify(
                segment, Frames.u32LittleEndian().of(Text.utf8()), VerifyOptions.DEFAULT)
            .get();
    Frames<Lines> lines =
        VerifiedView.verify(
                segment, Frames.u32LittleEndian().of(Lines.utf8()), VerifyOptions.DEFAULT)
            .get();
    assertThat(texts.values()).isInstanceOf(Values.Reopened.class);
    assertThat(texts.value(3)).isNotSameAs(texts.value(3));
    assertThat(lines.values()).isInstanceOf(Values.Kept.class);
    assertThat(lines.value(3)).isSameAs(lines.value(3));
  }
}
