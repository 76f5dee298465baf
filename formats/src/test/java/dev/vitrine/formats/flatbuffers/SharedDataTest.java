// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Buffers that other writers made, and others broke.
class SharedDataTest {

  private static final String ANNOTATED = "flatbuffers/annotated_binary/";

  private static FlatBufferSchema schema(String name) throws IOException {
    return FlatBufferSchema.open(SharedData.path(name));
  }

  private static FlatType root(FlatBufferSchema schema) {
    return schema.rootType().orElseThrow();
  }

  private static Format<FlatTable> arrow() throws IOException {
    FlatBufferSchema schema = schema("arrow-messages/Message.bfbs");
    return FlatBuffers.format(schema, schema.type("org.apache.arrow.flatbuf.Message"));
  }

  @Test
  void acceptsMonsters() throws IOException {
    FlatBufferSchema schema = schema("flatbuffers/monster_test.bfbs");
    for (Path file : SharedData.files("flatbuffers", ".mon")) {
      FlatTable root =
          Buffers.verify(Files.readAllBytes(file), FlatBuffers.format(schema, root(schema)));
      assertThat(root.type().name()).isEqualTo("MyGame.Example.Monster");
    }
  }

  @Test
  void acceptsSizePrefixedMonstersAloneAndInStreams() throws IOException {
    FlatBufferSchema schema = schema("flatbuffers/monster_test.bfbs");
    for (Path file : SharedData.files("flatbuffers", ".sp")) {
      byte[] bytes = Files.readAllBytes(file);
      Buffers.verify(bytes, FlatBuffers.sizePrefixed(schema, root(schema)));
      assertThat(Buffers.verify(bytes, FlatBuffers.stream(schema, root(schema))).count())
          .isEqualTo(1);
    }
  }

  @Test
  void accepts64BitOffsets() throws IOException {
    FlatBufferSchema schema = schema("flatbuffers/64bit/test_64bit.bfbs");
    FlatTable root =
        Buffers.verify(
            SharedData.bytes("flatbuffers/64bit/test_64bit.bin"),
            FlatBuffers.format(schema, root(schema)));
    assertThat(root.vector(root.type().field("big_vector"))).isPresent();
  }

  @Test
  void acceptsAnnotatedBinary() throws IOException {
    FlatBufferSchema schema = schema(ANNOTATED + "annotated_binary.bfbs");
    FlatBufferOptions strict = FlatBufferOptions.DEFAULT.withKnownTagsOnly(true);
    Buffers.verify(
        SharedData.bytes(ANNOTATED + "annotated_binary.bin"),
        FlatBuffers.format(schema, root(schema), strict));
  }

  @TestFactory
  Stream<DynamicTest> rejectsBrokenFilesWhereTheirTextsSay() throws IOException {
    FlatBufferSchema schema = schema(ANNOTATED + "annotated_binary.bfbs");
    return SharedData.files(ANNOTATED + "invalid", ".bin").stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(), () -> rejectsAsTextSays(schema, file)));
  }

  private static void rejectsAsTextSays(FlatBufferSchema schema, Path file) throws IOException {
    FlatBufferOptions strict = FlatBufferOptions.DEFAULT.withKnownTagsOnly(true);
    byte[] bytes = Files.readAllBytes(file);
    Optional<InvalidDataException> fault =
        Buffers.fault(bytes, FlatBuffers.format(schema, root(schema), strict));
    assertThat(fault).isPresent();
    assertThat(errorsOf(file)).as(fault.get().getMessage()).contains(fault.get().byteOffset());
    boolean unknownTag = file.toString().contains("union_type_value");
    assertThat(Buffers.fault(bytes, FlatBuffers.format(schema, root(schema))).isPresent())
        .isNotEqualTo(unknownTag);
  }

  /// Returns the places at which the text beside a file names errors.
  private static List<Long> errorsOf(Path file) throws IOException {
    Pattern error = Pattern.compile("\\+0x([0-9A-F]+) .*ERROR:.*");
    List<Long> places = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(file.toString().replace(".bin", ".afb")))) {
      Matcher matcher = error.matcher(line.strip());
      if (matcher.matches()) {
        places.add(Long.parseLong(matcher.group(1), 16));
      }
    }
    return places;
  }

  @Test
  void readsValidArrowMessagesTheSameInEveryWay() throws IOException {
    FlatBufferSchema schema = schema("arrow-messages/Message.bfbs");
    FlatType root = schema.type("org.apache.arrow.flatbuf.Message");
    FlatBinding<?> binding = new Views(schema, new Random(1)).bind(root);
    Format<FlatTable> format = FlatBuffers.format(schema, root);
    for (Path file : SharedData.files("arrow-messages/valid", ".fb")) {
      byte[] bytes = Files.readAllBytes(file);
      assertThat(Buffers.fault(bytes, format)).as(file.toString()).isEmpty();
      FlatTable message = Buffers.verify(bytes, format);
      String text = Transcript.of(message);
      assertThat(BoundTranscript.of(schema, root, binding.of(message))).isEqualTo(text);
      ByteBuffer plain = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(JavaTranscript.of(root, plain)).isEqualTo(text);
    }
  }

  @Test
  void rejectsArrowMessagesThatOthersReject() throws IOException {
    Format<FlatTable> format = arrow();
    for (Path file : SharedData.files("arrow-messages/fuzz-cpp-reject", ".fb")) {
      assertThat(Buffers.fault(Files.readAllBytes(file), format)).as(file.toString()).isPresent();
    }
  }

  @Test
  void decidesAboutArrowMessagesThatOthersAccept() throws IOException {
    Format<FlatTable> format = arrow();
    TreeMap<String, Integer> verdicts = new TreeMap<>();
    for (Path file : SharedData.files("arrow-messages/fuzz-cpp-accept", ".fb")) {
      byte[] bytes = Files.readAllBytes(file);
      Optional<InvalidDataException> fault = Buffers.fault(bytes, format);
      if (fault.isEmpty()) {
        Walk.over(Buffers.verify(bytes, format));
      }
      verdicts.merge(fault.map(e -> e.fault().name()).orElse("VALID"), 1, Integer::sum);
    }
    assertThat(verdicts.get("VALID")).as(verdicts.toString()).isGreaterThan(20);
  }
}
