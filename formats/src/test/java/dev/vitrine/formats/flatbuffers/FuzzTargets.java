// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What may be done with bytes, whatever they are: they are refused with an [InvalidDataException],
/// or everything in them can be read, and all accessors agree.
///
/// [FuzzCorpusTest] does it in every build, [FlatBufferFuzzTest] until something breaks.
final class FuzzTargets {

  private static final FlatBufferSchema SCHEMA = RuleFixture.SCHEMA;
  private static final FlatType ROOT = RuleFixture.root();
  private static final Format<FlatTable> FORMAT =
      FlatBuffers.format(SCHEMA, ROOT, FlatBufferOptions.DEFAULT.withIdentifier(false));

  /// Inputs beyond this find nothing that smaller ones do not, but take their time.
  private static final int MOST_BYTES = 8192;

  private FuzzTargets() {}

  /// The broken twins of all rules, and their valid ones.
  static Stream<byte[]> buffers() {
    return Stream.concat(
        Stream.of(RuleFixture.everything().bytes()), RuleCases.all().map(RuleCase::bytes));
  }

  static Stream<byte[]> streams() {
    return Stream.of(
        StreamTest.stream(0),
        StreamTest.stream(1),
        StreamTest.stream(5),
        Arrays.copyOf(StreamTest.stream(3), 100));
  }

  /// A schema, its size in front, and a buffer behind it.
  static Stream<byte[]> schemas() throws IOException {
    return Stream.of(
        pair(resource("kinds.bfbs"), resource("kinds.bin")), pair(new byte[20], new byte[20]));
  }

  private static byte[] pair(byte[] schema, byte[] buffer) {
    return ByteBuffer.allocate(2 + schema.length + buffer.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) schema.length)
        .put(schema)
        .put(buffer)
        .array();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FuzzTargets.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  static void oneBuffer(byte[] bytes) {
    try {
      FlatTable root = Buffers.verify(bytes, FORMAT);
      Walk.over(root);
      Transcript.of(root);
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) bytes.length);
    }
  }

  static void stream(byte[] bytes) {
    boolean torn = bytes.length > 0 && (bytes[bytes.length - 1] & 1) != 0;
    FlatBufferOptions options = FlatBufferOptions.DEFAULT.withTornTail(torn);
    try {
      FlatBufferStream stream =
          Buffers.verify(bytes, FlatBuffers.stream(StreamTest.SCHEMA, StreamTest.ROOT, options));
      long count = 0;
      for (FlatTable root : stream) {
        Walk.over(root);
        count++;
      }
      assertThat(count).isEqualTo(stream.count());
      assertThat(stream.validByteSize() + stream.tornByteSize()).isEqualTo(bytes.length);
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) bytes.length);
    }
  }

  static void schema(byte[] bytes) throws IOException {
    if (bytes.length < 2 || bytes.length > 2 * MOST_BYTES) {
      return;
    }
    int size = Math.min(bytes.length - 2, (bytes[0] & 0xFF) | ((bytes[1] & 0xFF) << 8));
    try {
      FlatBufferSchema schema = FlatBufferSchema.of(Arrays.copyOfRange(bytes, 2, 2 + size));
      List<FlatType> tables = schema.types().stream().filter(type -> !type.isStruct()).toList();
      byte[] buffer = Arrays.copyOfRange(bytes, 2 + size, bytes.length);
      for (FlatType table : tables.subList(0, Math.min(8, tables.size()))) {
        read(buffer, FlatBuffers.format(schema, table));
      }
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) size);
    }
  }

  private static void read(byte[] buffer, Format<FlatTable> format) throws IOException {
    try {
      FlatTable root = Buffers.verify(buffer, format);
      Walk.over(root);
      FlatJson.write(root, new StringBuilder());
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) buffer.length);
    }
  }

  /// What is written of a valid buffer is JSON.
  static void json(byte[] bytes) throws IOException {
    if (bytes.length > MOST_BYTES || Buffers.fault(bytes, FORMAT).isPresent()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    FlatJson.write(Buffers.verify(bytes, FORMAT), text);
    Buffers.verify(text.toString().getBytes(StandardCharsets.UTF_8), Json.document());
  }

  /// Interfaces say what our own accessors do.
  static void binding(byte[] bytes) throws InvalidDataException {
    if (bytes.length > MOST_BYTES || Buffers.fault(bytes, FORMAT).isPresent()) {
      return;
    }
    FlatTable root = Buffers.verify(bytes, FORMAT);
    assertThat(BoundTranscript.of(SCHEMA, ROOT, Bound.VIEW.of(root)))
        .isEqualTo(Transcript.of(root));
  }

  /// Made when it is needed first.
  private static final class Bound {

    static final FlatBinding<?> VIEW = new Views(SCHEMA, new Random(1)).bind(ROOT);
  }
}
