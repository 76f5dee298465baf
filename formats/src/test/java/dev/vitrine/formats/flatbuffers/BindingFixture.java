// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.google.flatbuffers.FlatBufferBuilder;

/// Buffers of the schema of [BindingTest], as flatbuffers-java writes them.
final class BindingFixture {

  private static final int MONSTER_FIELDS = 11;

  private BindingFixture() {}

  private static int weapon(FlatBufferBuilder builder, String name, int damage) {
    int text = builder.createString(name);
    builder.startTable(2);
    builder.addOffset(0, text, 0);
    builder.addShort(1, (short) damage, 0);
    return builder.endTable();
  }

  private static int elf(FlatBufferBuilder builder) {
    int name = builder.createString("Elf");
    builder.startTable(MONSTER_FIELDS);
    builder.addOffset(2, name, 0);
    return builder.endTable();
  }

  /// Every field is present.
  static byte[] full() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int sword = weapon(builder, "Sword", 3);
    int axe = weapon(builder, "Axe", 5);
    int weapons = builder.createVectorOfTables(new int[] {sword, axe});
    builder.startVector(4, 2, 4);
    builder.addInt(-1);
    builder.addInt(1);
    int numbers = builder.endVector();
    int name = builder.createString("Orc");
    int kind = builder.createString("brute");
    int enemy = elf(builder);
    builder.startTable(MONSTER_FIELDS);
    builder.prep(4, 12);
    builder.putFloat(3);
    builder.putFloat(2);
    builder.putFloat(1);
    builder.addStruct(0, builder.offset(), 0);
    builder.addShort(1, (short) -7, 100);
    builder.addOffset(2, name, 0);
    builder.addByte(3, (byte) 0, 2);
    builder.addOffset(4, weapons, 0);
    builder.addOffset(5, numbers, 0);
    builder.forceDefaults(true);
    builder.addInt(6, 0, 0);
    builder.addByte(7, (byte) 1, 0);
    builder.addOffset(8, axe, 0);
    builder.addOffset(9, enemy, 0);
    builder.addOffset(10, kind, 0);
    builder.finish(builder.endTable());
    return builder.sizedByteArray();
  }

  /// Only what is required is present.
  static byte[] least() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.finish(elf(builder));
    return builder.sizedByteArray();
  }

  /// An enum and a union with numbers that the schema does not have.
  static byte[] unknown() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int name = builder.createString("Odd");
    int other = elf(builder);
    builder.startTable(MONSTER_FIELDS);
    builder.addOffset(2, name, 0);
    builder.addByte(3, (byte) 77, 2);
    builder.addByte(7, (byte) 9, 0);
    builder.addOffset(8, other, 0);
    builder.finish(builder.endTable());
    return builder.sizedByteArray();
  }
}
