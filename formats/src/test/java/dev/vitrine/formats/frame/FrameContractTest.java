// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every framing.
class FrameContractTest {

  private static List<byte[]> payloads(int count, int bound, long seed) {
    Random random = new Random(seed);
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] payload = new byte[random.nextInt(bound)];
      random.nextBytes(payload);
      payloads.add(payload);
    }
    return payloads;
  }

  private static Frames<FrozenSegment> verify(
      byte[] bytes, RecordFormat<Frames<FrozenSegment>> format) throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get();
  }

  private static List<byte[]> read(Frames<FrozenSegment> frames) {
    List<byte[]> payloads = new ArrayList<>();
    for (FrameCursor<FrozenSegment> frame = frames.cursor(); frame.advance(); ) {
      byte[] payload = frame.payload().toArray(ValueLayout.JAVA_BYTE);
      assertThat(frame.index()).isEqualTo(payloads.size());
      assertThat(payload).hasSize((int) frame.payloadByteSize());
      assertThat(frame.frozenPayload().bytes().mismatch(frame.payload())).isEqualTo(-1);
      assertThat(frame.pieces().stream().mapToLong(MemorySegment::byteSize).sum())
          .isEqualTo(payload.length);
      payloads.add(payload);
    }
    assertThat(payloads).hasSize((int) frames.count());
    return payloads;
  }

  private static void assertSame(List<byte[]> found, List<byte[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as("payload %d", i).isEqualTo(expected.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsBackWhatWasWritten(Written kind) throws InvalidDataException {
    for (List<byte[]> payloads :
        List.of(
            List.<byte[]>of(),
            List.of(new byte[0]),
            payloads(3, 100, 1),
            payloads(300, 1000, 2),
            payloads(12, 65_536, 3))) {
      assertSame(read(verify(kind.write(payloads).bytes(), kind.format)), payloads);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAnyFrameByItsIndex(Written kind) throws InvalidDataException {
    List<byte[]> payloads = payloads(3000, 400, 4);
    Frames<FrozenSegment> frames = verify(kind.write(payloads).bytes(), kind.format);
    for (int i = 0; i < payloads.size(); i += 7) {
      assertThat(frames.value(i).bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(payloads.get(i));
      FrameCursor<FrozenSegment> cursor = frames.cursor(i);
      assertThat(cursor.advance()).isTrue();
      assertThat(cursor.index()).isEqualTo(i);
    }
    assertThat(frames.cursor(3000).advance()).isFalse();
    assertThatThrownBy(() -> frames.value(3000)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> frames.cursor(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyPrefixIsValidUpToATornTail(Written kind) throws InvalidDataException {
    Written.File file = kind.write(payloads(8, 40, 5));
    for (int size = 0; size <= file.bytes().length; size++) {
      byte[] prefix = Arrays.copyOf(file.bytes(), size);
      int end = file.endBefore(size);
      Frames<FrozenSegment> frames = verify(prefix, kind.tornFormat());
      assertThat(frames.validByteSize()).as("prefix of %d", size).isEqualTo(end);
      boolean torn = size > end || (size == 0 && hasHeader(kind));
      assertThat(frames.tornTail().isPresent()).as("prefix of %d", size).isEqualTo(torn);
      if (torn) {
        assertThat(frames.tornTail().orElseThrow()).isEqualTo(new TornTail(end, size - end));
        assertThatThrownBy(() -> verify(prefix, kind.format))
            .isInstanceOfSatisfying(
                InvalidDataException.class,
                e -> {
                  assertThat(e.fault()).isEqualTo(FrameFault.TORN_TAIL);
                  assertThat(e.byteOffset()).isEqualTo(end);
                  assertThat(e)
                      .hasMessageContaining(
                          "found %d bytes after %d valid frames in %d bytes"
                              .formatted(prefix.length - end, frames.count(), end));
                });
      } else {
        assertThat(verify(prefix, kind.format).count()).isEqualTo(frames.count());
      }
    }
  }

  private static boolean hasHeader(Written kind) {
    return kind.name().startsWith("PCAP");
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeOfAByteIsRefusedOrHarmless(Written kind) {
    byte[] bytes = kind.write(payloads(6, 30, 6)).bytes();
    for (int i = 0; i < bytes.length; i++) {
      for (int change : new int[] {1, 0x80, 0xFF, 0x10}) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) change;
        boolean accepted = true;
        try {
          read(verify(changed, kind.format));
        } catch (InvalidDataException e) {
          accepted = false;
          assertThat(e.byteOffset()).isBetween(0L, (long) bytes.length);
        }
        assertThat(accepted && kind.hasChecksums()).as("byte %d", i).isFalse();
        assertBoundaryHasAnAnswer(kind.format, MemorySegment.ofArray(changed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsABoundaryInAnyContent(Written kind) {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      for (int k = 0; k < bytes.length; k++) {
        bytes[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(4));
      }
      assertBoundaryHasAnAnswer(kind.format, MemorySegment.ofArray(bytes));
    }
  }

  private static void assertBoundaryHasAnAnswer(RecordFormat<?> format, MemorySegment bytes) {
    long size = bytes.byteSize();
    for (long from : new long[] {0, size / 2, size}) {
      long boundary = format.lastBoundary(bytes, from);
      if (boundary != RecordFormat.NO_BOUNDARY) {
        assertThat(boundary).isGreaterThan(from).isLessThanOrEqualTo(size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAfterAnyBoundary(Written kind) throws InvalidDataException {
    List<byte[]> payloads = payloads(8, 12_000, 8);
    Written.File file = kind.write(payloads);
    for (int end : file.ends()) {
      byte[] head = Arrays.copyOf(file.bytes(), end);
      assertThat(kind.format.lastBoundary(MemorySegment.ofArray(head), 0)).isEqualTo(end);
      Frames<FrozenSegment> first = verify(head, kind.format);
      byte[] tail = Arrays.copyOfRange(file.bytes(), end, file.bytes().length);
      List<byte[]> both = new ArrayList<>(read(first));
      both.addAll(read(verify(tail, kind.format.following(first))));
      assertSame(both, payloads);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsInWindows(Written kind) throws IOException {
    List<byte[]> payloads = payloads(150, 65_000, 9);
    List<byte[]> found = new ArrayList<>();
    try (Windows<Frames<FrozenSegment>> windows =
        Windows.of(
            new ByteArrayInputStream(kind.write(payloads).bytes()),
            "test",
            kind.format,
            VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        found.addAll(read(windows.view().get()));
      }
    }
    assertSame(found, payloads);
  }

  @ParameterizedTest
  @EnumSource
  void saysInWindowsHowMuchIsValidBeforeATornTail(Written kind) throws IOException {
    Written.File file = kind.write(payloads(60, 65_000, 10));
    byte[] torn = Arrays.copyOf(file.bytes(), file.bytes().length - 1);
    try (Windows<Frames<FrozenSegment>> windows =
        Windows.of(new ByteArrayInputStream(torn), "test", kind.format, VerifyOptions.DEFAULT)) {
      assertThatThrownBy(
              () -> {
                while (windows.advance()) {
                  assertThat(windows.view().get().tornTail()).isEmpty();
                }
              })
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> {
                assertThat(e.fault()).isEqualTo(FrameFault.TORN_TAIL);
                assertThat(e.byteOffset()).isEqualTo(file.endBefore(torn.length));
                assertThat(e).hasMessageContaining("frame[59]");
                assertThat(e).hasMessageContaining("after 59 valid frames in");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsFindTheSame(Written kind) throws InvalidDataException {
    List<byte[]> payloads = payloads(200, 65_000, 11);
    byte[] bytes = kind.write(payloads).bytes();
    Frames<FrozenSegment> frames =
        VerifiedView.verify(
                FrozenSegment.copyOf(bytes), kind.format, VerifyOptions.DEFAULT.withThreads(2))
            .get();
    assertSame(read(frames), payloads);
  }
}
