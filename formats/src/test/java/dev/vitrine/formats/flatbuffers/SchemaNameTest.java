// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in schemas are content like any other.
class SchemaNameTest {

  private static byte[] kinds() throws IOException {
    try (InputStream in = SchemaNameTest.class.getResourceAsStream("kinds.bfbs")) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinds.Leaf", "maybe_truth", "kinds.Level", "Green"})
  void refusesNamesThatAreNoIdentifiers(String name) throws IOException {
    byte[] bfbs = kinds();
    int at = new String(bfbs, ISO_8859_1).indexOf('\0' + name + '\0') + 1;
    assertThat(at).isPositive();
    for (char c : new char[] {'\n', ' ', '"', '\u001B', '\u007F', '$'}) {
      bfbs[at] = (byte) c;
      InvalidDataException fault = Buffers.fault(bfbs, FlatBufferSchema.format()).orElseThrow();
      assertThat(fault.fault()).isEqualTo(SchemaFault.BAD_NAME);
      assertThat(fault).hasMessageContaining("(found U+%04X, allowed".formatted((int) c));
    }
  }

  /// A schema with one table, of some name, and nothing in it.
  private static byte[] named(String name) {
    Assembler a = new Assembler(name.length() + 200).ref("root", "schema").u8('B', 'F', 'B', 'S');
    a.name("sv").u16(8, 12, 4, 8).name("ov").u16(8, 12, 4, 8);
    a.table("schema", "sv").ref("objects", "o*").ref("enums", "none");
    a.name("none").u32(0).name("o*").u32(1).ref("o", "o1");
    a.table("o1", "ov").ref("name", "text").ref("fields", "none2").name("none2").u32(0);
    return a.text("text", name).bytes();
  }

  @Test
  void refusesNamesThatAreEmptyOrVeryLong() throws InvalidDataException {
    assertThat(FlatBufferSchema.of(named("T")).types()).hasSize(1);
    assertThat(FlatBufferSchema.of(named("x".repeat(1024))).types()).hasSize(1);
    for (int size : new int[] {0, 1025, 100_000}) {
      InvalidDataException fault =
          Buffers.fault(named("x".repeat(size)), FlatBufferSchema.format()).orElseThrow();
      assertThat(fault.fault()).isEqualTo(SchemaFault.BAD_NAME);
      assertThat(fault.getMessage().length()).isLessThan(300);
    }
  }

  /// The identity of a format must not be that of another, however things are called.
  @Test
  void takesNoNameForAnotherField() {
    String line =
        "a 4 SCALAR INT 4 0 -1 -1 false 0 0.0 Flags[deprecated=false, required=false, key=false,"
            + " optional=false, offset64=false] \nb";
    FlatBufferSchema two =
        FlatBufferSchema.builder()
            .table("S")
            .field("n", "int")
            .table("T")
            .field("a", "int")
            .field("b", "int")
            .build();
    FlatBufferSchema one =
        FlatBufferSchema.builder()
            .table("S")
            .field("n", "int")
            .table("T")
            .field("old", "int")
            .deprecated()
            .field(line, "int")
            .build();
    assertThat(one.digest()).isNotEqualTo(two.digest());
  }

  @Test
  void digestsTheNameOfAnEnumOnce() {
    String name = "x".repeat(1 << 20);
    SchemaBuilder builder = FlatBufferSchema.builder().enumeration(name, "byte").value("A", 0);
    builder.table("T");
    for (int i = 0; i < 3_000; i++) { // 3 GB of text if it were written for each
      builder.field("f" + i, name);
    }
    assertThat(builder.build().digest()).hasSize(32);
  }
}
