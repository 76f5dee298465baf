// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFault;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Data made to do harm: it must end soon, with a verdict.
@Timeout(20)
class HostileFramesTest {

  private static Frames<FrozenSegment> verify(byte[] bytes, FrameFormat<FrozenSegment> format)
      throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get();
  }

  @Test
  void millionsOfEmptyFramesAreFoundThroughASmallIndex() throws InvalidDataException {
    byte[] zeros = new byte[8 << 20];
    for (FrameFormat<FrozenSegment> format : List.of(Frames.varint(), Frames.u16LittleEndian())) {
      Frames<FrozenSegment> frames = verify(zeros, format);
      assertThat(frames.count()).isGreaterThanOrEqualTo(4 << 20);
      for (long i = 0; i < frames.count(); i += 99_991) {
        FrameCursor<FrozenSegment> cursor = frames.cursor(i);
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.index()).isEqualTo(i);
        assertThat(cursor.byteOffset()).isEqualTo(i * zeros.length / frames.count());
        assertThat(cursor.payloadByteSize()).isZero();
      }
    }
  }

  @Test
  void indexIsSmallWhateverTheFramesAre() {
    for (int size : new int[] {1, 3, 63, 64, 65, 5000, 1 << 20, 3 << 20}) {
      FrameIndex index = new FrameIndex();
      long frames = 0;
      long end = 64L << 20;
      for (long at = 0; at < end; at += size) {
        index.add(at, frames++);
      }
      assertThat(index.size()).as("frames of %d", size).isLessThanOrEqualTo((int) (end / 4096));
      for (long at = 0; at < end; at += 77_777) {
        int sample = index.sampleOfByte(at);
        long first = Math.ceilDiv(at, size) * size; // what begins there or behind
        assertThat(sample == index.size() ? end : index.byteOffset(sample))
            .isBetween(at - (1 << 20), first);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"U64LE", "U64BE"})
  void lengthsOfSixtyFourBitsAreRefused(Written kind) {
    for (long length : new long[] {Long.MAX_VALUE, -1, Long.MIN_VALUE, Long.MAX_VALUE - 7}) {
      byte[] bytes = new Out(kind == Written.U64BE).u64(length).zeros(100).toBytes();
      assertThatThrownBy(() -> verify(bytes, kind.format))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> {
                assertThat(e.fault())
                    .isEqualTo(length < 0 ? FrameFault.BAD_LENGTH : RecordFault.TOO_LONG);
                assertThat(e.byteOffset()).isZero();
              });
      assertThatThrownBy(() -> verify(bytes, kind.format.acceptingTornTail()))
          .isInstanceOf(InvalidDataException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void framesAboveTheLimitAreRefusedInAFileAndInWindows(Written kind) throws IOException {
    byte[] whole = kind.write(List.of(new byte[100], new byte[65_000])).bytes();
    for (byte[] bytes : List.of(whole, java.util.Arrays.copyOf(whole, whole.length - 100))) {
      for (int limit : new int[] {64_999, 1000}) {
        VerifyOptions options = VerifyOptions.DEFAULT.withMaxRecordByteSize(limit);
        assertTooLong(() -> VerifiedView.verify(FrozenSegment.copyOf(bytes), kind.format, options));
        assertTooLong(() -> readWindows(bytes, kind.format, options));
        assertTooLong(() -> readWindows(bytes, kind.format.acceptingTornTail(), options));
      }
    }
    VerifyOptions enough = VerifyOptions.DEFAULT.withMaxRecordByteSize(65_100);
    readWindows(whole, kind.format, enough);
  }

  private static void readWindows(
      byte[] bytes, RecordFormat<Frames<FrozenSegment>> format, VerifyOptions options)
      throws IOException {
    try (Windows<Frames<FrozenSegment>> windows =
        Windows.of(new ByteArrayInputStream(bytes), "test", format, options)) {
      while (windows.advance()) {
        assertThat(windows.view().get().count()).isNotNegative();
      }
    }
  }

  private static void assertTooLong(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidDataException.class, e -> assertThat(e.fault()).isEqualTo(RecordFault.TOO_LONG));
  }

  @Test
  void aLogOfOneByteFragmentsIsReadInLinearTime() throws InvalidDataException {
    Out out = new Out(false);
    Written.fragment(out, new byte[1], 2, false);
    while (out.size() % Written.BLOCK <= Written.BLOCK - 16) {
      Written.fragment(out, new byte[1], 3, false);
    }
    byte[] block = out.toBytes();
    Out log = new Out(false).bytes(block);
    Out middle = new Out(false);
    while (middle.size() % Written.BLOCK <= Written.BLOCK - 16) {
      Written.fragment(middle, new byte[1], 3, false);
    }
    for (int i = 0; i < 60; i++) {
      log.zeros(0).bytes(pad(log)).bytes(middle.toBytes());
    }
    log.bytes(pad(log));
    byte[] open = log.toBytes();
    assertThatThrownBy(() -> verify(open, Frames.levelDbLog()))
        .isInstanceOfSatisfying(
            InvalidDataException.class, e -> assertThat(e.byteOffset()).isZero());
    assertThat(Frames.levelDbLog().lastBoundary(MemorySegment.ofArray(open), 0))
        .isEqualTo(RecordFormat.NO_BOUNDARY);
    Written.fragment(log, new byte[1], 4, false);
    Frames<FrozenSegment> frames = verify(log.toBytes(), Frames.levelDbLog());
    assertThat(frames.count()).isEqualTo(1);
    assertThat(frames.value(0).byteSize()).isGreaterThan(200_000);
  }

  /// What brings a log to the end of its block.
  private static byte[] pad(Out log) {
    int left = (Written.BLOCK - log.size() % Written.BLOCK) % Written.BLOCK;
    assertThat(left < 7 || left >= 8).isTrue();
    if (left < 7) {
      return new byte[left];
    }
    Out fragment = new Out(false);
    Written.fragment(fragment, new byte[left - 7], 3, false);
    return fragment.toBytes();
  }

  @Test
  void sectionsAndInterfacesWithoutNumberAreRefused() {
    Out sections = new Out(false);
    Out interfaces = new Out(false);
    for (int i = 0; i < 70_000; i++) {
      sections.u32(0x0A0D0D0AL).u32(28).u32(0x1A2B3C4DL).u16(1).u16(0).u64(-1).u32(28);
      if (i == 0) {
        interfaces.bytes(sections.toBytes());
      }
      interfaces.u32(1).u32(20).u16(1).u16(0).u32(0).u32(20);
    }
    for (Out out : List.of(sections, interfaces)) {
      assertThatThrownBy(() -> verify(out.toBytes(), FrameFormat.of(Pcapng.INSTANCE)))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> assertThat(e.fault()).isEqualTo(FrameFault.TOO_MANY_INTERFACES));
    }
  }
}
