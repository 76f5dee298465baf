// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.reflection.Field;
import com.google.flatbuffers.reflection.Schema;
import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.text.Utf8Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Buffers that flatbuffers-java writes are accepted, and read as it reads them.
class OracleTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .struct("Pair")
          .field("a", "long")
          .field("b", "int")
          .union("Any")
          .member("Node")
          .member("string")
          .table("Node")
          .field("id", "int")
          .withDefault(7)
          .field("big", "ulong")
          .field("ratio", "double")
          .withDefault(0.5)
          .field("flag", "bool")
          .field("name", "string")
          .field("pair", "Pair")
          .field("numbers", "[ushort]")
          .field("children", "[Node]")
          .field("names", "[string]")
          .field("any", "Any")
          .field("real", "float")
          .build();

  private static final FlatType NODE = SCHEMA.type("Node");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatFlatbuffersJavaReads(long seed) throws InvalidDataException {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      FlatBufferBuilder builder = new FlatBufferBuilder();
      boolean sizePrefixed = random.nextBoolean();
      builder.forceDefaults(random.nextBoolean());
      int root = new OracleWriter(builder, random).node(4);
      if (sizePrefixed) {
        builder.finishSizePrefixed(root);
      } else {
        builder.finish(root);
      }
      byte[] bytes = builder.sizedByteArray();
      FlatTable ours =
          Buffers.verify(
              bytes,
              sizePrefixed
                  ? FlatBuffers.sizePrefixed(SCHEMA, NODE)
                  : FlatBuffers.format(SCHEMA, NODE));
      compare(ours, OracleNode.root(ByteBuffer.wrap(bytes), sizePrefixed ? 4 : 0));
    }
  }

  private static void compare(FlatTable ours, OracleNode theirs) {
    assertThat(ours.getInt(NODE.field("id"))).isEqualTo(theirs.id());
    assertThat(ours.getLong(NODE.field("big"))).isEqualTo(theirs.big());
    assertThat(ours.getDouble(NODE.field("ratio"))).isEqualTo(theirs.ratio());
    assertThat(ours.getBoolean(NODE.field("flag"))).isEqualTo(theirs.flag());
    assertThat(ours.string(NODE.field("name")).map(Utf8Slice::toString)).isEqualTo(theirs.name());
    assertThat(ours.getDouble(NODE.field("real"))).isEqualTo(theirs.real());
    assertThat(ours.struct(NODE.field("pair")).isPresent()).isEqualTo(theirs.hasPair());
    ours.struct(NODE.field("pair"))
        .ifPresent(pair -> {
          assertThat(pair.getLong(pair.type().field("a"))).isEqualTo(theirs.pairA());
          assertThat(pair.getInt(pair.type().field("b"))).isEqualTo(theirs.pairB());
        });
    compareVectors(ours, theirs);
    compareUnions(ours, theirs);
  }

  private static void compareVectors(FlatTable ours, OracleNode theirs) {
    long numbers = ours.vector(NODE.field("numbers")).map(FlatVector::size).orElse(0L);
    assertThat(numbers).isEqualTo(theirs.numbers());
    for (int i = 0; i < numbers; i++) {
      assertThat(ours.vector(NODE.field("numbers")).orElseThrow().getLong(i))
          .isEqualTo(theirs.number(i));
    }
    long names = ours.vector(NODE.field("names")).map(FlatVector::size).orElse(0L);
    assertThat(names).isEqualTo(theirs.names());
    for (int i = 0; i < names; i++) {
      assertThat(ours.vector(NODE.field("names")).orElseThrow().string(i).toString())
          .isEqualTo(theirs.name(i));
    }
    long children = ours.vector(NODE.field("children")).map(FlatVector::size).orElse(0L);
    assertThat(children).isEqualTo(theirs.children());
    for (int i = 0; i < children; i++) {
      compare(ours.vector(NODE.field("children")).orElseThrow().table(i), theirs.child(i));
    }
  }

  private static void compareUnions(FlatTable ours, OracleNode theirs) {
    assertThat(ours.getInt(NODE.field("any_type"))).isEqualTo(theirs.anyType());
    ours.union(NODE.field("any"))
        .ifPresent(any -> {
          switch (any) {
            case FlatUnion.OfTable value -> compare(value.table(), theirs.anyNode());
            case FlatUnion.OfText value ->
                assertThat(value.text().toString()).isEqualTo(theirs.anyText());
            case FlatUnion.OfStruct _, FlatUnion.Unknown _ -> throw new AssertionError(any);
          }
        });
  }

  @Test
  void readsSchemasAsFlatbuffersJavaDoes() throws IOException {
    byte[] bfbs = SharedData.bytes("flatbuffers/monster_test.bfbs");
    FlatBufferSchema ours = FlatBufferSchema.of(bfbs);
    Schema theirs = Schema.getRootAsSchema(ByteBuffer.wrap(bfbs));
    assertThat(ours.types()).hasSize(theirs.objectsLength());
    for (int i = 0; i < theirs.objectsLength(); i++) {
      FlatType type = ours.type(theirs.objects(i).name());
      assertThat(type.isStruct()).isEqualTo(theirs.objects(i).isStruct());
      for (int k = 0; k < theirs.objects(i).fieldsLength(); k++) {
        Field field = theirs.objects(i).fields(k);
        if (!field.deprecated()) {
          assertThat(type.field(field.name()).offset).isEqualTo(field.offset());
          assertThat(type.field(field.name()).isRequired()).isEqualTo(field.required());
        }
      }
    }
  }
}
