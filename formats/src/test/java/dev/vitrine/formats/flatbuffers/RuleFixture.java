// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// A schema in which every kind of field occurs, and a valid buffer in which every field does.
final class RuleFixture {

  static final FlatBufferSchema SCHEMA = schema();

  private RuleFixture() {}

  static FlatType root() {
    return SCHEMA.type("Root");
  }

  private static FlatBufferSchema schema() {
    return FlatBufferSchema.builder()
        .struct("Pair")
        .field("a", "long")
        .field("b", "int")
        .table("Leaf")
        .field("id", "int")
        .key()
        .union("Any")
        .member("Leaf")
        .member("Pair")
        .member("string")
        .union("Wide", "ushort")
        .member("Leaf", "Leaf", 0x101)
        .table("Root")
        .field("small", "int")
        .field("big", "long")
        .field("name", "string")
        .required()
        .field("pair", "Pair")
        .field("child", "Leaf")
        .field("bytes", "[ubyte]")
        .field("longs", "[long]")
        .field("pairs", "[Pair]")
        .field("leaves", "[Leaf]")
        .field("names", "[string]")
        .field("any", "Any")
        .field("many", "[Any]")
        .field("nested", "[ubyte]")
        .nested("Leaf")
        .field("old", "string")
        .deprecated()
        .field("far", "string")
        .offset64()
        .field("vast", "[long]")
        .vector64()
        .field("wide", "Wide")
        .root("Root")
        .identifier("RULE")
        .build();
  }

  /// Lays out the buffer; field `x` is at place `x`, what it refers to at `x*`, slot at `x/`.
  static Assembler everything() {
    Assembler a = new Assembler();
    a.ref("root", "root*").u8('R', 'U', 'L', 'E');
    String[] names = {
      "small", "big", "name", "pair", "child", "bytes", "longs", "pairs", "leaves", "names",
      "any_type", "any", "many_type", "many", "nested", "old", "far", "vast", "wide_type", "wide"
    };
    int[] slots = {4, 8, 16, 24, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 84, 88, 96, 104, 108};
    a.name("vtable").u16(4 + 2 * slots.length).name("tsize").u16(112);
    for (int i = 0; i < slots.length; i++) {
      a.name(names[i] + "/").u16(slots[i]);
    }
    a.align(8);
    a.table("root*", "vtable").name("small").u32(7).name("big").u64(8);
    a.ref("name", "name*").u32(0);
    a.name("pair").u64(1).u32(2).u32(0);
    a.ref("child", "child*").ref("bytes", "bytes*").ref("longs", "longs*").ref("pairs", "pairs*");
    a.ref("leaves", "leaves*").ref("names", "names*").name("any_type").u8(1, 0, 0, 0);
    a.ref("any", "leaf1").ref("many_type", "many_type*").ref("many", "many*");
    a.ref("nested", "nested*").name("old").u32(0xFFFFFFFFL);
    a.wideRef("far", "far*").wideRef("vast", "vast*");
    a.name("wide_type").u16(0x101, 0).ref("wide", "leaf2");
    return targets(a);
  }

  private static Assembler targets(Assembler a) {
    a.text("name*", "n\u00e9".replace("\u00e9", "e")).align(4);
    a.name("bytes*").u32(3).u8(1, 2, 3, 0);
    a.align(8).u32(0).name("longs*").u32(2).u64(5).u64(6);
    a.u32(0).name("pairs*").u32(1).u64(3).u32(4).u32(0);
    a.name("leaves*").u32(2).ref("leaves[0]", "leaf1").ref("leaves[1]", "leaf2");
    a.name("names*").u32(1).ref("names[0]", "name2").text("name2", "two").align(4);
    a.name("many_type*").u32(4).u8(1, 2, 3, 0);
    a.name("many*").u32(4).ref("many[0]", "leaf1").ref("many[1]", "pair2");
    a.ref("many[2]", "text3").u32(0).text("text3", "three").align(8);
    a.name("pair2").u64(9).u32(9).u32(0).text("far*", "far").align(8);
    a.name("vast*").u64(1).u64(99);
    a.name("leafv").u16(6, 8, 4).u16(0);
    a.table("child*", "leafv").u32(0).table("leaf1", "leafv").u32(1);
    a.table("leaf2", "leafv").u32(2);
    a.name("nested*").u32(20).name("nested.root").u32(12).u16(0);
    a.name("nested.vtable").u16(6).name("nested.tsize").u16(8).name("nested.id/").u16(4);
    return a.name("nested.table").u32(6).u32(77).name("end");
  }
}
