// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.vitrine.InvalidDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .enumeration("Color", "byte")
          .value("Red", 1)
          .value("Blue", 8)
          .table("Entry")
          .field("name", "string")
          .required()
          .key()
          .field("n", "uint")
          .table("Number")
          .field("n", "ulong")
          .key()
          .table("Root")
          .field("entries", "[Entry]")
          .field("numbers", "[Number]")
          .field("color", "Color")
          .withDefault(8)
          .field("maybe", "int")
          .optional()
          .field("some", "float")
          .withDefault(0.1)
          .build();

  private static final FlatType ROOT = SCHEMA.type("Root");

  private static FlatTable root(String... names) throws InvalidDataException {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int[] entries = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      int name = builder.createString(names[i]);
      builder.startTable(2);
      builder.addOffset(0, name, 0);
      builder.addInt(1, -i, 0);
      entries[i] = builder.endTable();
    }
    int[] numbers = new int[3];
    long[] keys = {5, Long.MAX_VALUE, -1}; // ascending without sign
    for (int i = 0; i < keys.length; i++) {
      builder.startTable(1);
      builder.addLong(0, keys[i], 0);
      numbers[i] = builder.endTable();
    }
    int first = builder.createVectorOfTables(entries);
    int second = builder.createVectorOfTables(numbers);
    builder.startTable(5);
    builder.addOffset(0, first, 0);
    builder.addOffset(1, second, 0);
    builder.finish(builder.endTable());
    FlatBufferOptions sorted = FlatBufferOptions.DEFAULT.withSortedKeys(true);
    return Buffers.verify(builder.sizedByteArray(), FlatBuffers.format(SCHEMA, ROOT, sorted));
  }

  @Test
  void findsByKey() throws InvalidDataException {
    String[] names = {"", "a", "ab", "b", "Ä", "日本", "\uD83D\uDE00"};
    FlatTable root = root(names);
    FlatVector entries = root.vector(ROOT.field("entries")).orElseThrow();
    for (int i = 0; i < names.length; i++) {
      assertThat(entries.find(names[i])).isEqualTo(i);
      assertThat(entries.find(names[i] + "!")).isEqualTo(-1);
    }
    FlatVector numbers = root.vector(ROOT.field("numbers")).orElseThrow();
    assertThat(numbers.find(-1)).isEqualTo(2);
    assertThat(numbers.find(5)).isZero();
    assertThat(numbers.find(6)).isEqualTo(-1);
    assertThatThrownBy(() -> entries.find(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> numbers.find("1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsDefaultsWhereFieldsAreAbsent() throws InvalidDataException {
    FlatTable root = root();
    assertThat(root.enumName(ROOT.field("color"))).contains("Blue");
    assertThat(root.getDouble(ROOT.field("some"))).isEqualTo((double) 0.1f);
    assertThat(root.has(ROOT.field("maybe"))).isFalse();
    assertThat(ROOT.field("maybe").isOptional()).isTrue();
    assertThat(root.vector(ROOT.field("entries")).orElseThrow().size()).isZero();
  }

  @Test
  void readsUnsignedNumbersWithoutSign() throws InvalidDataException {
    FlatVector entries = root("a", "b").vector(ROOT.field("entries")).orElseThrow();
    FieldKey n = SCHEMA.type("Entry").field("n");
    assertThat(entries.table(1).getLong(n)).isEqualTo(0xFFFFFFFFL);
    assertThatThrownBy(() -> entries.table(1).getInt(n)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsEveryByteButZeroAsTrue() throws InvalidDataException {
    FlatBufferSchema schema =
        FlatBufferSchema.builder().table("T").field("b", "bool").field("v", "[bool]").build();
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int vector = builder.createByteVector(new byte[] {2, 0, -1});
    builder.startTable(2);
    builder.addByte(0, (byte) 7, 0);
    builder.addOffset(1, vector, 0);
    builder.finish(builder.endTable());
    FlatType type = schema.type("T");
    FlatTable root = Buffers.verify(builder.sizedByteArray(), FlatBuffers.format(schema, type));
    assertThat(root.getLong(type.field("b"))).isEqualTo(1);
    FlatVector flags = root.vector(type.field("v")).orElseThrow();
    assertThat(flags.getLong(0) + flags.getLong(1) + flags.getLong(2)).isEqualTo(2);
  }

  @Test
  void givesScalarsAllAtOnce() throws InvalidDataException {
    FlatTable root =
        Buffers.verify(
            RuleFixture.everything().bytes(),
            FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root()));
    MemorySegment longs = root.vector(root.type().field("longs")).orElseThrow().bytes();
    assertThat(longs.toArray(ValueLayout.JAVA_LONG_UNALIGNED)).containsExactly(5, 6);
    assertThat(longs.isReadOnly()).isTrue();
  }

  @Test
  void refusesKeysOfOtherTypesAndShapes() throws InvalidDataException {
    FlatTable root = root("a");
    FlatVector entries = root.vector(ROOT.field("entries")).orElseThrow();
    assertThatThrownBy(() -> root.getLong(SCHEMA.type("Entry").field("n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of Entry, allowed SCALAR of Root");
    assertThatThrownBy(() -> root.string(ROOT.field("color")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> root.nested(ROOT.field("numbers")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entries.getLong(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entries.table(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> entries.table(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
