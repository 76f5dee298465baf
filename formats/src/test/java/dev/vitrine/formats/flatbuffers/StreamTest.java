// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StreamTest {

  static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder().table("T").field("n", "long").field("text", "string").build();
  static final FlatType ROOT = SCHEMA.type("T");
  private static final RecordFormat<FlatBufferStream> FORMAT = FlatBuffers.stream(SCHEMA, ROOT);

  /// One buffer with its size in front; its long is aligned if the prefix is.
  private static byte[] message(long number) {
    Assembler a = new Assembler().u32(0).ref("root", "t").name("v").u16(8, 16, 8, 4);
    a.table("t", "v").ref("text", "x").u64(number).text("x", "message").align(8);
    byte[] bytes = a.bytes();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, bytes.length - 4);
    return bytes;
  }

  static byte[] stream(int count) {
    byte[] message = message(0);
    ByteBuffer bytes = ByteBuffer.allocate(count * message.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.put(message).putLong(i * message.length + 24, i);
    }
    return bytes.array();
  }

  private static long sum(FlatBufferStream stream) {
    FieldKey number = ROOT.field("n");
    long sum = 0;
    for (FlatTable table : stream) {
      sum += table.getLong(number);
    }
    return sum;
  }

  @Test
  void readsManyBuffersOnManyThreads() throws InvalidDataException {
    int count = 60_000; // several chunks
    VerifiedView<FlatBufferStream> view =
        VerifiedView.verify(
            FrozenSegment.copyOf(stream(count)), FORMAT, VerifyOptions.DEFAULT.withThreads(2));
    assertThat(view.get().count()).isEqualTo(count);
    assertThat(view.verification().records()).isEqualTo(count);
    assertThat(sum(view.get())).isEqualTo((count - 1L) * count / 2);
  }

  @Test
  void countsAlignmentFromTheSizePrefix() {
    byte[] bytes = message(1);
    assertThat(Buffers.fault(bytes, FORMAT)).isEmpty();
    byte[] bare = Arrays.copyOfRange(bytes, 4, bytes.length);
    assertThat(Buffers.fault(bare, FlatBuffers.format(SCHEMA, ROOT)).orElseThrow())
        .extracting(InvalidDataException::fault)
        .isEqualTo(FlatBufferFault.MISALIGNED);
  }

  @Test
  void acceptsNoBuffersAtAll() throws InvalidDataException {
    assertThat(Buffers.verify(new byte[0], FORMAT).count()).isZero();
  }

  @Test
  void saysWhichBufferIsWrong() {
    byte[] bytes = stream(10);
    int size = bytes.length / 10;
    bytes[7 * size + 4] = 1;
    InvalidDataException fault = Buffers.fault(bytes, FORMAT).orElseThrow();
    assertThat(fault.path()).isEqualTo("buffer[7].root");
    assertThat(fault.byteOffset()).isBetween(7L * size, 8L * size);
  }

  @Test
  void keepsBuffersApart() {
    byte[] bytes = stream(2);
    int size = bytes.length / 2;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size);
    assertThat(Buffers.fault(bytes, FORMAT).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.OFFSET_OUT_OF_RANGE);
  }

  @Test
  void takesATornTailOnlyIfAllowed() throws InvalidDataException {
    byte[] whole = stream(3);
    int size = whole.length / 3;
    RecordFormat<FlatBufferStream> lenient =
        FlatBuffers.stream(SCHEMA, ROOT, FlatBufferOptions.DEFAULT.withTornTail(true));
    for (int cut = 2 * size + 1; cut < 3 * size; cut++) {
      byte[] torn = Arrays.copyOf(whole, cut);
      InvalidDataException fault = Buffers.fault(torn, FORMAT).orElseThrow();
      assertThat(fault.fault()).isEqualTo(FlatBufferFault.TORN_TAIL);
      assertThat(fault.byteOffset()).isEqualTo(2L * size);
      assertThat(fault.path()).isEqualTo("buffer[2]");
      FlatBufferStream stream = Buffers.verify(torn, lenient);
      assertThat(stream.count()).isEqualTo(2);
      assertThat(stream.validByteSize()).isEqualTo(2L * size);
      assertThat(stream.tornByteSize()).isEqualTo(cut - 2L * size);
      assertThat(sum(stream)).isEqualTo(1);
    }
  }

  @Test
  void readsAStreamInWindows() throws IOException {
    byte[] bytes = stream(100_000);
    long records = 0;
    try (Windows<FlatBufferStream> windows =
        Windows.of(new ByteArrayInputStream(bytes), "s", FORMAT, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        records += windows.view().get().count();
      }
    }
    assertThat(records).isEqualTo(100_000);
  }

  @Test
  void findsTheLastBoundary() {
    byte[] bytes = stream(3);
    long size = bytes.length / 3;
    MemorySegment segment = MemorySegment.ofArray(bytes);
    assertThat(FORMAT.lastBoundary(segment, 0)).isEqualTo(3 * size);
    assertThat(FORMAT.lastBoundary(segment.asSlice(0, 3 * size - 1), 0)).isEqualTo(2L * size);
    assertThat(FORMAT.lastBoundary(segment.asSlice(0, size - 1), 0))
        .isEqualTo(RecordFormat.NO_BOUNDARY);
  }

  @Test
  void refusesLargeBuffers() {
    assertThatThrownBy(() ->
            VerifiedView.verify(
                FrozenSegment.copyOf(stream(2)),
                FORMAT,
                VerifyOptions.DEFAULT.withMaxRecordByteSize(40)))
        .isInstanceOfSatisfying(
            InvalidDataException.class, e -> assertThat(e.fault()).isEqualTo(RecordFault.TOO_LONG));
  }

  @Test
  void readsOneBufferOnlyWithTheRightPrefix() throws InvalidDataException {
    byte[] bytes = message(5);
    assertThat(Buffers.verify(bytes, FlatBuffers.sizePrefixed(SCHEMA, ROOT))).isNotNull();
    for (int change : new int[] {-4, -1, 1, 4}) {
      byte[] changed = bytes.clone();
      changed[0] += (byte) change;
      assertThat(
              Buffers.fault(changed, FlatBuffers.sizePrefixed(SCHEMA, ROOT)).orElseThrow().fault())
          .isEqualTo(FlatBufferFault.BAD_SIZE_PREFIX);
    }
  }
}
