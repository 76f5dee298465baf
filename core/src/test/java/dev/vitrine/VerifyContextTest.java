// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.mapping.ArenaKind;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyContextTest {

  private static final int CHUNK = (int) VerifyContext.CHUNK_BYTE_SIZE;

  private static final Format<String> UTF8 =
      format(
          "utf8/1",
          (segment, context) -> {
            context.requireUtf8();
            return "text";
          });

  @Nested
  class Utf8AcrossChunks {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "c3a9",
          "e282ac",
          "f09f9880", // valid
          "c3",
          "c341",
          "e2",
          "e282",
          "e28241",
          "f0",
          "f09f",
          "f09f98",
          "f09f9841",
          "80",
          "8080",
          "c080",
          "e08080",
          "eda080",
          "f0808080",
          "f4908080",
          "ff",
          "f5808080",
          "c3a9a9",
          "e282acac",
          "f09f988080",
          "c3c3a9",
          "e2e282ac",
          "808080808080"
        })
    void findsWhatTheDecoderFindsWithAnyNumberOfThreads(String hex) throws Exception {
      byte[] sequence = HexFormat.of().parseHex(hex);
      byte[] text = new byte[2 * CHUNK + 100];
      for (int place = CHUNK - 6; place <= CHUNK + 1; place++) {
        Arrays.fill(text, (byte) 'a');
        System.arraycopy(sequence, 0, text, place, sequence.length);
        long expected = decoderFault(text);
        FrozenSegment segment = FrozenSegment.copyOf(text);
        for (int threads = 1; threads <= 4; threads++) {
          String about = "%s at %d, %d threads".formatted(hex, place, threads);
          assertThat(faultOffset(segment, threads)).as(about).isEqualTo(expected);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "e2", "e282", "f0", "f09f", "f09f98"})
    void callsASequenceTruncatedThatTheDataEndsInOnAChunkBorder(String hex) {
      byte[] sequence = HexFormat.of().parseHex(hex);
      for (int rest = 0; rest <= sequence.length; rest++) {
        byte[] text = new byte[CHUNK + rest];
        Arrays.fill(text, (byte) 'a');
        int place = text.length - sequence.length;
        System.arraycopy(sequence, 0, text, place, sequence.length);
        assertThatThrownBy(() -> verify(FrozenSegment.copyOf(text), 2))
            .isInstanceOfSatisfying(
                InvalidDataException.class,
                e -> {
                  assertThat(e.fault()).isEqualTo(Utf8Fault.TRUNCATED);
                  assertThat(e.byteOffset()).isEqualTo(place);
                });
      }
    }

    @Test
    void reportsTheFirstOfFaultsInSeveralChunks() {
      byte[] text = new byte[5 * CHUNK];
      Arrays.fill(text, (byte) 'a');
      text[4 * CHUNK + 1] = (byte) 0xFF;
      text[2 * CHUNK + 7] = (byte) 0xFF;
      text[3 * CHUNK] = (byte) 0xFF;
      for (int threads = 1; threads <= 4; threads++) {
        assertThat(faultOffset(FrozenSegment.copyOf(text), threads)).isEqualTo(2L * CHUNK + 7);
      }
    }

    private static long decoderFault(byte[] text) {
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      ByteBuffer bytes = ByteBuffer.wrap(text);
      try {
        decoder.decode(bytes);
        return -1;
      } catch (CharacterCodingException e) {
        return bytes.position();
      }
    }
  }

  @Nested
  class Ranges {

    @ParameterizedTest
    @CsvSource({
      "0, 11",
      "11, 0",
      "12, 0",
      "5, -1",
      "-1, 3",
      "5, 9223372036854775807",
      "10, 1",
      "9223372036854775807, 1",
      "-9223372036854775808, 0"
    })
    void textOutsideTheSegmentIsRefusedAndNeverValid(long byteOffset, long byteSize) {
      FrozenSegment segment = FrozenSegment.copyOf("0123456789".getBytes(StandardCharsets.UTF_8));
      VerifyContext context = new VerifyContext(UTF8, segment, VerifyOptions.DEFAULT);
      assertThatThrownBy(() -> context.requireUtf8(byteOffset, byteSize))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 11", "-1, 3", "5, 4", "11, 11", "3, 9223372036854775807", "11, 12"})
    void chunkOutsideTheSegmentIsRefusedAndNeverValid(long from, long to) {
      FrozenSegment segment = FrozenSegment.copyOf("0123456789".getBytes(StandardCharsets.UTF_8));
      VerifyContext context = new VerifyContext(UTF8, segment, VerifyOptions.DEFAULT);
      assertThatThrownBy(() -> context.requireUtf8Chunk(from, to))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void partOfATextIsTextByItself() throws InvalidDataException {
      byte[] text = "aéb".getBytes(StandardCharsets.UTF_8);
      VerifyContext context =
          new VerifyContext(UTF8, FrozenSegment.copyOf(text), VerifyOptions.DEFAULT);
      context.requireUtf8(0, 1);
      context.requireUtf8(1, 2);
      context.requireUtf8(4, 0);
      assertThatThrownBy(() -> context.requireUtf8(0, 2))
          .hasMessage("utf8: truncated sequence at byte 1 (found C3, allowed 2 bytes)");
      assertThatThrownBy(() -> context.requireUtf8(2, 2))
          .hasMessageContaining("unexpected continuation byte at byte 2 ");
    }
  }

  @Nested
  class Threads {

    @Test
    void confinedSegmentIsVerifiedByItsThreadAlone(@TempDir Path folder) throws IOException {
      Path path = Files.write(folder.resolve("confined"), new byte[3 * CHUNK]);
      Set<Thread> seen = ConcurrentHashMap.newKeySet();
      Format<String> format = countingThreads(seen);
      FreezePolicy policy = FreezePolicy.DEFAULT.withArena(ArenaKind.CONFINED);
      try (FrozenFile file = FrozenFile.open(path, policy)) {
        VerifiedView<String> view = file.verify(format, VerifyOptions.DEFAULT.withThreads(4));
        assertThat(seen).containsExactly(Thread.currentThread());
        assertThat(view.verification().threads()).isEqualTo(1);
      }
    }

    @Test
    void sharedSegmentReportsTheThreadsItWasAllowed() throws IOException {
      FrozenSegment segment = FrozenSegment.copyOf(new byte[3 * CHUNK]);
      VerifiedView<String> view =
          VerifiedView.verify(segment, UTF8, VerifyOptions.DEFAULT.withThreads(3));
      assertThat(view.verification().threads()).isEqualTo(3);
    }

    private static Format<String> countingThreads(Set<Thread> seen) {
      return format(
          "threads/1",
          (segment, context) -> {
            context.forEachChunk((from, to) -> seen.add(Thread.currentThread()));
            return "seen";
          });
    }
  }

  @Nested
  class Parts {

    @Test
    void faultOfAPartSaysWhereInTheFileAndOnWhichWay() {
      FrozenSegment segment = FrozenSegment.copyOf("headéé".getBytes(StandardCharsets.ISO_8859_1));
      Format<String> outer =
          format(
              "outer/2",
              (bytes, context) -> context.verifyPart(4, 2, nested("middle/1"), "frame[3]"));
      assertThatThrownBy(() -> VerifiedView.verify(segment, outer, VerifyOptions.DEFAULT))
          .hasMessage(
              "utf8: frame[3].body: sequence too short at byte 4"
                  + " (found E9 E9, allowed 3 bytes, 80..BF after the first)");
    }

    @Test
    void partOutsideTheSegmentIsRefused() {
      FrozenSegment segment = FrozenSegment.copyOf(new byte[10]);
      VerifyContext context = new VerifyContext(UTF8, segment, VerifyOptions.DEFAULT);
      for (long[] part : new long[][] {{0, 11}, {11, 0}, {-1, 2}, {5, Long.MAX_VALUE}, {5, -1}}) {
        assertThatThrownBy(() -> context.verifyPart(part[0], part[1], UTF8, "x"))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }

    @Test
    void countsOfAPartCountForTheWhole() throws InvalidDataException {
      Format<String> inner =
          format(
              "inner/1",
              (segment, context) -> {
                context.count("odd", 2);
                return "inner";
              });
      Format<String> outer =
          format(
              "outer/1",
              (segment, context) -> {
                context.count("odd", 1);
                context.countRecords(5);
                return context.verifyPart(0, 0, inner, "x") + context.verifyPart(0, 1, inner, "y");
              });
      VerifiedView<String> view =
          VerifiedView.verify(FrozenSegment.copyOf(new byte[1]), outer, VerifyOptions.DEFAULT);
      assertThat(view.get()).isEqualTo("innerinner");
      assertThat(view.verification().count("odd")).isEqualTo(5);
      assertThat(view.verification().count("even")).isZero();
      assertThat(view.verification().records()).isEqualTo(5);
    }

    @Test
    void recordsOfAPartCountFromZeroAndItsBytesOnlyOnce() throws InvalidDataException {
      Format<String> inner =
          format(
              "inner/1",
              (segment, context) -> {
                context.progress(segment.byteSize());
                return Long.toString(context.firstRecord());
              });
      Format<String> outer =
          format(
              "outer/1",
              (segment, context) -> {
                context.progress(segment.byteSize());
                return context.verifyPart(2, 4, inner, "x") + " after " + context.firstRecord();
              });
      LongAdder progress = new LongAdder();
      VerifyOptions options = VerifyOptions.DEFAULT.withFirstRecord(7).withProgress(progress::add);
      assertThat(VerifiedView.verify(FrozenSegment.copyOf(new byte[9]), outer, options).get())
          .isEqualTo("0 after 7");
      assertThat(progress.sum()).isEqualTo(9);
    }

    @Test
    void faultOfACopySaysWhereItsBytesCameFrom() {
      byte[] bytes = {'a', 'b', '|', 'c', (byte) 0xFF, 'd'};
      Format<String> outer =
          format(
              "outer/1",
              (segment, context) -> {
                FrozenSegment copy = FrozenSegment.copyOf(new byte[] {'b', 'c', (byte) 0xFF});
                return context
                    .parts(UTF8)
                    .verifyCopy(copy, at -> at == 0 ? 1 : at + 2, () -> "frame[0]");
              });
      assertThatThrownBy(
              () -> VerifiedView.verify(FrozenSegment.copyOf(bytes), outer, VerifyOptions.DEFAULT))
          .hasMessageStartingWith("utf8: frame[0]: ")
          .isInstanceOfSatisfying(
              InvalidDataException.class, e -> assertThat(e.byteOffset()).isEqualTo(4));
    }

    private static Format<String> nested(String name) {
      return format(
          name, (segment, context) -> context.verifyPart(0, segment.byteSize(), UTF8, "body"));
    }
  }

  @Test
  void quotesAtMostSixteenBytesAndNoneBehindTheEnd() {
    byte[] bytes = new byte[40];
    Arrays.fill(bytes, (byte) 0xAB);
    VerifyContext context =
        new VerifyContext(UTF8, FrozenSegment.copyOf(bytes), VerifyOptions.DEFAULT);
    assertThat(context.hex(0, 1)).isEqualTo("AB");
    assertThat(context.hex(0, 16)).isEqualTo("AB" + " AB".repeat(15));
    assertThat(context.hex(0, Long.MAX_VALUE)).isEqualTo("AB" + " AB".repeat(15));
    assertThat(context.hex(38, 16)).isEqualTo("AB AB");
    assertThat(context.hex(40, 16)).isEqualTo("end of data");
    assertThat(context.hex(41, 16)).isEqualTo("end of data");
    assertThat(context.hex(3, 0)).isEqualTo("end of data");
  }

  @Test
  void tellsTheLimitThatARecordExceeds() {
    VerifyContext context =
        new VerifyContext(
            UTF8,
            FrozenSegment.copyOf(new byte[9]).slice(2, 7),
            VerifyOptions.DEFAULT.withMaxRecordByteSize(5));
    InvalidDataException refused = context.tooLong(1);
    assertThat(refused.fault()).isEqualTo(RecordFault.TOO_LONG);
    assertThat(refused)
        .hasMessage("utf8: record too long at byte 3 (found more than 5 bytes, allowed 5 bytes)");
  }

  private static long faultOffset(FrozenSegment segment, int threads) {
    try {
      verify(segment, threads);
      return -1;
    } catch (InvalidDataException e) {
      return e.byteOffset();
    }
  }

  private static void verify(FrozenSegment segment, int threads) throws InvalidDataException {
    VerifiedView.verify(segment, UTF8, VerifyOptions.DEFAULT.withThreads(threads));
  }

  private interface Body<T> {
    T verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException;
  }

  private record Named<T>(String name, Body<T> body) implements Format<T> {
    @Override
    public T verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
      return body.verify(segment, context);
    }
  }

  private static <T> Format<T> format(String name, Body<T> body) {
    return new Named<>(name, body);
  }
}
