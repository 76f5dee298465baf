// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static dev.vitrine.formats.flatbuffers.LimitsTest.FORMAT;
import static dev.vitrine.formats.flatbuffers.LimitsTest.SCHEMA;
import static dev.vitrine.formats.flatbuffers.LimitsTest.dag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// Parts of data that are cheap each, and dear all together.
class WorkTest {

  /// Small buffers one after the other, each with its size in front.
  private static byte[] stream(byte[] buffer, int count) {
    ByteBuffer all =
        ByteBuffer.allocate(count * (4 + buffer.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      all.putInt(buffer.length).put(buffer);
    }
    return all.array();
  }

  private static final RecordFormat<FlatBufferStream> STREAM =
      FlatBuffers.stream(SCHEMA, SCHEMA.type("Node"));

  @Test
  void acceptsStreamsOfSmallGraphsThatShareTables() throws InvalidDataException {
    assertThat(Buffers.verify(stream(dag(4, 8), 1000), STREAM).count()).isEqualTo(1000);
    byte[] most = dag(13, 2); // by itself it may take 2^17 steps
    assertThat(Buffers.verify(stream(most, 100), STREAM).count()).isEqualTo(100);
  }

  @Test
  void boundsTheWorkForAStreamOfHostileBuffers() throws InvalidDataException {
    byte[] most = dag(13, 2);
    Buffers.verify(most, FORMAT);
    int count = (1 << 20) / (4 + most.length);
    assertThat(count).isGreaterThan(2000);
    InvalidDataException fault = Buffers.fault(stream(most, count), STREAM).orElseThrow();
    assertThat(fault.fault()).isEqualTo(FlatBufferFault.TOO_MUCH_WORK);
    // 16 steps per byte of a chunk, of which each buffer took 2^15 and more
    assertThat(fault.byteOffset()).isLessThan(((1 << 24) / (1 << 15)) * (4L + most.length));
  }

  @Test
  void sharesTheBudgetWithNestedBuffers() {
    FlatBufferSchema schema =
        FlatBufferSchema.builder()
            .table("Node")
            .field("next", "Node")
            .field("all", "[Node]")
            .table("Box")
            .field("inner", "[ubyte]")
            .nested("Node")
            .field("more", "[Box]")
            .build();
    byte[] node = dag(13, 2);
    Assembler a = new Assembler().ref("r", "t").name("v").u16(8, 8, 0, 4);
    a.name("box").u16(6, 8, 4).align(4).table("t", "v").ref("f", "x").name("x").u32(8);
    for (int i = 0; i < 8; i++) {
      a.ref("e", "b");
    }
    a.table("b", "box").ref("i", "n").name("n").u32(node.length);
    for (byte b : node) {
      a.u8(b);
    }
    InvalidDataException fault =
        Buffers.fault(a.bytes(), FlatBuffers.format(schema, schema.type("Box"))).orElseThrow();
    assertThat(fault.fault()).as(fault.getMessage()).isEqualTo(FlatBufferFault.TOO_MUCH_WORK);
  }

  /// A schema is copied out of its buffer, and so is each name as often as it is referred to.
  @Test
  void refusesASchemaWithALongNameOverAndOver() {
    int objects = 2_000;
    Assembler a = new Assembler(1 << 21).ref("root", "schema").u8('B', 'F', 'B', 'S');
    a.name("sv").u16(8, 12, 4, 8).name("ov").u16(8, 12, 4, 8);
    a.table("schema", "sv").ref("objects", "o*").ref("enums", "none");
    a.name("none").u32(0).name("o*").u32(objects);
    for (int i = 0; i < objects; i++) {
      a.ref("o", "o" + i);
    }
    for (int i = 0; i < objects; i++) {
      a.table("o" + i, "ov").ref("name", "text").ref("fields", "none2");
    }
    a.name("none2").u32(0).text("text", "x".repeat(1 << 20));
    assertThat(Buffers.fault(a.bytes(), FlatBufferSchema.format()).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.TOO_MUCH_WORK);
  }

  @Test
  void refusesToCompareALongKeyOverAndOver() {
    FlatBufferSchema schema =
        FlatBufferSchema.builder()
            .table("Named")
            .field("name", "string")
            .key()
            .table("List")
            .field("all", "[Named]")
            .build();
    int elements = 20_000;
    Assembler a = new Assembler(1 << 18).ref("r", "t").name("v").u16(6, 8, 4).u16(0);
    a.table("t", "v").ref("f", "x").name("x").u32(elements);
    for (int i = 0; i < elements; i++) {
      a.ref("e", "n");
    }
    a.table("n", "v").ref("name", "text").text("text", "x".repeat(100_000));
    Format<FlatTable> plain = FlatBuffers.format(schema, schema.type("List"));
    assertThat(Buffers.fault(a.bytes(), plain)).isEmpty();
    Format<FlatTable> sorted =
        FlatBuffers.format(
            schema, schema.type("List"), FlatBufferOptions.DEFAULT.withSortedKeys(true));
    assertThat(Buffers.fault(a.bytes(), sorted).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.TOO_MUCH_WORK);
  }
}
