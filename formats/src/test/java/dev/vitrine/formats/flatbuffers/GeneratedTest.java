// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.reflection.Schema;
import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

/// Verified buffers read through classes that flatc generated.
class GeneratedTest {

  /// A table with so many fields that the slot of the last one is beyond 16 signed bits.
  private static final int FIELDS = 5_000;

  private static FlatBufferSchema wide() {
    SchemaBuilder builder = FlatBufferSchema.builder().table("Wide");
    for (int i = 0; i < FIELDS; i++) {
      builder.field("f" + i, "long");
    }
    return builder.root("Wide").build();
  }

  private static byte[] wideBuffer(int present) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.startTable(FIELDS);
    for (int i = 0; i < present; i++) {
      builder.addLong(i, 1000L + i, 0);
    }
    builder.finish(builder.endTable());
    return builder.sizedByteArray();
  }

  @Test
  void readsThroughAGeneratedClass() throws IOException {
    byte[] bfbs = SharedData.bytes("flatbuffers/monster_test.bfbs");
    Format<Schema> format =
        FlatBuffers.generated(ReflectionSchema.INSTANCE, Schema::getRootAsSchema);
    Schema schema = Buffers.verify(bfbs, format);
    assertThat(schema.rootTable().name()).isEqualTo("MyGame.Example.Monster");
    assertThatThrownBy(() -> schema.getByteBuffer().put(0, (byte) 1))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void refusesSlotsThatJavaTakesForNegative() throws InvalidDataException {
    FlatBufferSchema schema = wide();
    byte[] small = wideBuffer(4_000); // slots up to 32004
    byte[] large = wideBuffer(FIELDS);
    Format<ByteBuffer> generated = FlatBuffers.generated(schema, bytes -> bytes);
    assertThat(Buffers.verify(small, generated).remaining()).isEqualTo(small.length);
    assertThat(Buffers.fault(large, generated).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.SLOT_NOT_READABLE);
    FlatType type = schema.type("Wide");
    FlatTable ours = Buffers.verify(large, FlatBuffers.format(schema, type));
    for (int i = 0; i < FIELDS; i++) {
      assertThat(ours.getLong(type.field("f" + i))).isEqualTo(1000L + i);
    }
  }
}
