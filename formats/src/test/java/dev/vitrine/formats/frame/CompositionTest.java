// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFault;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.Utf8Fault;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.FieldKey;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.Text;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {

  private static List<byte[]> texts(int count) {
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add("message %d é\nnext\n".formatted(i).getBytes(StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static <T> T verify(byte[] bytes, Format<T> format) throws InvalidDataException {
    return verify(bytes, format, VerifyOptions.DEFAULT);
  }

  private static <T> T verify(byte[] bytes, Format<T> format, VerifyOptions options)
      throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, options).get();
  }

  private static InvalidDataException fault(byte[] bytes, Format<?> format, int threads) {
    try {
      verify(bytes, format, VerifyOptions.DEFAULT.withThreads(threads));
    } catch (InvalidDataException e) {
      return e;
    }
    throw new AssertionError("accepted");
  }

  @ParameterizedTest
  @EnumSource
  void givesTheVerifiedValueOfEveryPayload(Written kind) throws InvalidDataException {
    byte[] bytes = kind.write(texts(2000)).bytes();
    Frames<Utf8Slice> frames = verify(bytes, kind.format.of(Text.utf8()));
    Frames<Lines> kept = verify(bytes, kind.format.of(Lines.utf8()));
    for (Frame<Utf8Slice> frame : frames) {
      assertThat(frame.value()).hasToString("message %d é\nnext\n".formatted(frame.index()));
    }
    for (int i = 0; i < 2000; i += 13) {
      assertThat(frames.value(i)).hasToString("message %d é\nnext\n".formatted(i));
      assertThat(kept.value(i).line(0)).hasToString("message %d é".formatted(i));
    }
  }

  @Test
  void givesTablesOfFlatBuffers() throws InvalidDataException {
    FlatBufferSchema schema = FlatBufferSchema.builder().table("T").field("n", "int").build();
    FieldKey number = schema.type("T").field("n");
    List<byte[]> buffers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Out out = new Out(false).u32(12).u16(6).u16(8).u16(4).u16(0).u32(8).u32(i);
      buffers.add(out.toBytes());
    }
    // root 12 -> table at 12; its vtable at 4: size 6, table size 8, slot 4
    Frames<FlatTable> frames =
        verify(
            Written.U32LE.write(buffers).bytes(),
            Frames.u32LittleEndian().of(FlatBuffers.format(schema, schema.type("T"))));
    for (int i = 0; i < 100; i++) {
      assertThat(frames.value(i).getInt(number)).isEqualTo(i);
    }
  }

  @Test
  void givesFramesInFrames() throws InvalidDataException {
    byte[] inner = Written.VARINT.write(texts(5)).bytes();
    byte[] outer = Written.TFRECORD.write(List.of(inner, inner)).bytes();
    FrameFormat<Frames<Utf8Slice>> format = Frames.tfRecord().of(Frames.varint().of(Text.utf8()));
    assertThat(verify(outer, format).value(1).value(3)).hasToString("message 3 é\nnext\n");
    inner[inner.length - 2] = (byte) 0xFF;
    byte[] wrong = Written.TFRECORD.write(List.of(inner)).bytes();
    assertThat(fault(wrong, format, 1).path()).isEqualTo("frame[0].frame[4]");
  }

  /// Counts how often it is asked to verify, and to make a value.
  private static final class Counting implements ReopenableFormat<String> {

    private final LongAdder verified = new LongAdder();
    private final LongAdder reopened = new LongAdder();

    @Override
    public String name() {
      return "counting/1";
    }

    @Override
    public String verify(FrozenSegment segment, VerifyContext context) {
      verified.increment();
      return "verified";
    }

    @Override
    public String reopen(VerifiedPart part) {
      reopened.increment();
      return "reopened " + part.segment().byteSize();
    }
  }

  @ParameterizedTest
  @EnumSource
  void verifiesEveryPayloadOnce(Written kind) throws InvalidDataException {
    Counting counting = new Counting();
    List<byte[]> payloads = new ArrayList<>(texts(500));
    payloads.add(new byte[60_000]); // in pieces, in a log
    Frames<String> frames = verify(kind.write(payloads).bytes(), kind.format.of(counting));
    assertThat(counting.reopened.sum()).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(frames.value(500)).isEqualTo("reopened 60000");
    }
    assertThat(counting.verified.sum()).isEqualTo(501);
    assertThat(counting.reopened.sum()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void reportsTheFirstFaultOfTheFile(int threads) {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      payloads.add(new byte[65_000]); // several chunks
    }
    int[] bad = {50, 17, 33};
    for (int index : bad) {
      payloads.get(index)[1000] = (byte) 0xFF;
    }
    byte[] bytes = Written.U32LE.write(payloads).bytes();
    bytes[bytes.length - 65_001] = 0x7F; // the length of the last frame, which the walk meets
    FrameFormat<Utf8Slice> format = Frames.u32LittleEndian().of(Text.utf8());
    InvalidDataException first = fault(bytes, format, threads);
    assertThat(first.path()).isEqualTo("frame[17]");
    assertThat(first.fault()).isEqualTo(Utf8Fault.TOO_LARGE);
    assertThat(first.byteOffset()).isEqualTo(17 * 65_004L + 4 + 1000);
    InvalidDataException walk = fault(bytes, Frames.u32LittleEndian(), threads);
    assertThat(walk.path()).isEqualTo("frame[59]");
    assertThat(walk.fault()).isIn(FrameFault.TORN_TAIL, RecordFault.TOO_LONG);
  }

  @ParameterizedTest
  @EnumSource
  void faultsInPiecesHaveTheirPlaceInTheFile(Written kind) {
    byte[] text = new byte[60_000];
    Arrays.fill(text, (byte) 'a');
    for (int place : new int[] {0, 20_000, 40_000, 59_999}) {
      byte[] payload = text.clone();
      payload[place] = (byte) 0xFF;
      byte[] bytes = kind.write(List.of(new byte[10], payload)).bytes();
      InvalidDataException e = fault(bytes, kind.format.of(Text.utf8()), 1);
      assertThat(e.path()).isEqualTo("frame[1]");
      assertThat(bytes[(int) e.byteOffset()]).isEqualTo((byte) 0xFF);
      assertThat(e.byteOffset()).isGreaterThan(place);
    }
  }

  @Test
  void faultsInWindowsHaveTheirPlaceInTheFile() throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      payloads.add(new byte[60_000]);
    }
    payloads.get(35)[7] = (byte) 0xFF;
    byte[] bytes = Written.TFRECORD.write(payloads).bytes();
    try (Windows<Frames<Utf8Slice>> windows =
        Windows.of(
            new ByteArrayInputStream(bytes),
            "test",
            Frames.tfRecord().of(Text.utf8()),
            VerifyOptions.DEFAULT)) {
      assertThatThrownBy(
              () -> {
                while (windows.advance()) {
                  assertThat(windows.view().get().count()).isPositive();
                }
              })
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> {
                assertThat(e.path()).isEqualTo("frame[35]");
                assertThat(e.byteOffset()).isEqualTo(35 * 60_016L + 12 + 7);
              });
    }
  }

  @Test
  void namesSayWhatIsAccepted() {
    assertThat(Frames.u32LittleEndian().name()).isEqualTo("u32le/1");
    assertThat(Frames.varint().of(Text.utf8()).name()).isEqualTo("varint/1(of=utf8/1)");
    assertThat(Packets.pcap().acceptingTornTail().name()).isEqualTo("pcap/1(tornTail=accepted)");
    assertThat(Frames.tfRecord().acceptingTornTail().of(Frames.varint()).name())
        .isEqualTo("tfrecord/1(of=varint/1,tornTail=accepted)");
  }
}
