// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.flatbuffers.RawSchema.Flags;
import dev.vitrine.formats.flatbuffers.RawSchema.RawEnum;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import dev.vitrine.formats.flatbuffers.RawSchema.RawValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final Flags PLAIN = new Flags(false, false, false, false, false);

  private static RawField field(String name, RawType type, int id, int offset) {
    return new RawField(name, type, id, offset, 0, 0, PLAIN, "", 0);
  }

  private static RawType type(BaseType base, BaseType element, int index) {
    return new RawType(base, element, index, 0);
  }

  private static RawObject table(RawField... fields) {
    return new RawObject("T", List.of(fields), false, 1, 0, 0);
  }

  private static RawObject struct(int align, int size, RawField... fields) {
    return new RawObject("S", List.of(fields), true, align, size, 0);
  }

  private static RawEnum union(RawValue... values) {
    return new RawEnum("U", List.of(values), true, false, BaseType.UTYPE, 0);
  }

  private static void assertFault(SchemaFault fault, RawObject object, RawEnum... enums) {
    RawSchema raw = new RawSchema(List.of(object), List.of(enums), Optional.empty(), "", 0);
    assertThatThrownBy(() -> SchemaCompiler.compile(raw))
        .isInstanceOfSatisfying(SchemaException.class, e -> assertThat(e.fault).isEqualTo(fault));
  }

  @Test
  void readsSchemasThatFlatcWrote() throws IOException {
    FlatBufferSchema monster =
        FlatBufferSchema.open(SharedData.path("flatbuffers/monster_test.bfbs"));
    assertThat(monster.fileIdentifier()).isEqualTo("MONS");
    FlatType type = monster.rootType().orElseThrow();
    assertThat(type.name()).isEqualTo("MyGame.Example.Monster");
    assertThat(type.field("hp").shape()).isEqualTo(FieldShape.SCALAR);
    assertThat(type.field("testnestedflatbuffer").isNested()).isTrue();
    assertThatThrownBy(() -> type.field("friendly")).hasMessageContaining("no such field");
    FlatBufferSchema.open(SharedData.path("flatbuffers/arrays_test.bfbs"));
  }

  @Test
  void refusesEveryShorterSchema() throws IOException {
    byte[] bfbs = SharedData.bytes("flatbuffers/64bit/test_64bit.bfbs");
    for (int size = 0; size < bfbs.length; size += 7) {
      byte[] cut = Arrays.copyOf(bfbs, size);
      assertThatThrownBy(() -> FlatBufferSchema.of(cut)).isInstanceOf(InvalidDataException.class);
    }
  }

  @Test
  void knowsTheSameSchemaAgain() throws IOException {
    byte[] bfbs = SharedData.bytes("flatbuffers/monster_test.bfbs");
    assertThat(FlatBufferSchema.of(bfbs).digest())
        .isEqualTo(FlatBufferSchema.of(bfbs.clone()).digest())
        .isNotEqualTo(RuleFixture.SCHEMA.digest())
        .hasSize(32);
  }

  @Test
  void refusesIndicesOutside() {
    assertFault(
        SchemaFault.BAD_INDEX, table(field("x", type(BaseType.OBJ, BaseType.NONE, 1), 0, 4)));
    assertFault(
        SchemaFault.BAD_INDEX, table(field("x", type(BaseType.OBJ, BaseType.NONE, -1), 0, 4)));
    assertFault(
        SchemaFault.BAD_INDEX, table(field("x", type(BaseType.VECTOR, BaseType.OBJ, 7), 0, 4)));
    assertFault(
        SchemaFault.BAD_INDEX, table(field("x", type(BaseType.INT, BaseType.NONE, 0), 0, 4)));
  }

  @Test
  void refusesSlotsThatCannotBe() {
    RawType scalar = RawType.of(BaseType.INT);
    assertFault(SchemaFault.BAD_OFFSET, table(field("x", scalar, 0, 5)));
    assertFault(SchemaFault.BAD_OFFSET, table(field("x", scalar, 0, 2)));
    assertFault(SchemaFault.BAD_OFFSET, table(field("x", scalar, 0, 4), field("y", scalar, 0, 4)));
  }

  @Test
  void refusesTypesThatCannotBe() {
    assertFault(SchemaFault.BAD_TYPE, table(field("x", RawType.of(BaseType.NONE), 0, 4)));
    assertFault(
        SchemaFault.BAD_TYPE, table(field("x", type(BaseType.VECTOR, BaseType.VECTOR, -1), 0, 4)));
    assertFault(SchemaFault.BAD_TYPE, struct(4, 4, field("x", RawType.of(BaseType.STRING), 0, 0)));
  }

  @Test
  void refusesStructsOfImpossibleSize() {
    assertFault(SchemaFault.BAD_SIZE, struct(4, 0));
    assertFault(SchemaFault.BAD_SIZE, struct(4, -4));
    assertFault(SchemaFault.BAD_SIZE, struct(4, 6));
    assertFault(SchemaFault.BAD_ALIGNMENT, struct(0, 4));
    assertFault(SchemaFault.BAD_ALIGNMENT, struct(3, 6));
    assertFault(SchemaFault.BAD_ALIGNMENT, struct(64, 64));
    assertFault(SchemaFault.BAD_OFFSET, struct(4, 4, field("x", RawType.of(BaseType.INT), 0, 4)));
    assertFault(
        SchemaFault.BAD_ALIGNMENT, struct(4, 8, field("x", RawType.of(BaseType.INT), 0, 2)));
  }

  @Test
  void refusesStructsInThemselves() {
    assertFault(
        SchemaFault.RECURSIVE_STRUCT,
        struct(4, 4, field("x", type(BaseType.OBJ, BaseType.NONE, 0), 0, 0)));
  }

  @Test
  void refusesUnionsWithoutTheirTag() {
    RawEnum union = union(new RawValue("NONE", 0, RawType.of(BaseType.NONE), 0));
    RawType value = type(BaseType.UNION, BaseType.NONE, 0);
    assertFault(SchemaFault.NO_UNION_TAG, table(field("u", value, 0, 4)), union);
    assertFault(
        SchemaFault.NO_UNION_TAG,
        table(field("u_type", RawType.of(BaseType.UTYPE), 0, 4), field("u", value, 1, 6)),
        union);
  }

  @Test
  void refusesUnionMembersThatCannotBe() {
    assertFault(
        SchemaFault.BAD_UNION, table(), union(new RawValue("I", 1, RawType.of(BaseType.INT), 0)));
    assertFault(
        SchemaFault.BAD_UNION,
        table(),
        union(new RawValue("X", 1, type(BaseType.OBJ, BaseType.NONE, 9), 0)));
    assertFault(
        SchemaFault.BAD_UNION,
        table(),
        union(new RawValue("S", 0, RawType.of(BaseType.STRING), 0)));
    RawValue twice = new RawValue("A", 1, RawType.of(BaseType.STRING), 0);
    assertFault(SchemaFault.DUPLICATE_VALUE, table(), union(twice, twice));
  }

  @Test
  void refusesWrongUsesOfTheBuilder() {
    assertThatThrownBy(() -> FlatBufferSchema.builder().table("T").field("x", "Nothing").build())
        .hasMessageContaining("no such type");
    assertThatThrownBy(() -> FlatBufferSchema.builder().table("T").root("U").build())
        .hasMessageContaining("root is not a table");
    assertThatThrownBy(() -> RuleFixture.SCHEMA.type("Pear")).hasMessageContaining("Pair");
  }
}
