// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.Random;

/// Writes random tables `Node` of [OracleTest].
final class OracleWriter {

  private static final int FIELDS = 12;

  private final FlatBufferBuilder builder;
  private final Random random;

  OracleWriter(FlatBufferBuilder builder, Random random) {
    this.builder = builder;
    this.random = random;
  }

  /// Returns the offset of a table with others up to some levels below it.
  int node(int levels) {
    int name = random.nextBoolean() ? text() : 0;
    int numbers = random.nextBoolean() ? numbers() : 0;
    int children = levels > 0 && random.nextBoolean() ? children(levels - 1) : 0;
    int names = random.nextBoolean() ? names() : 0;
    int anyType = levels > 0 ? random.nextInt(3) : 0;
    int any = anyType == 1 ? node(levels - 1) : anyType == 2 ? text() : 0;
    builder.startTable(FIELDS);
    builder.addInt(0, random.nextInt(6, 9), 7);
    builder.addLong(1, random.nextLong(), 0);
    builder.addDouble(2, random.nextInt(3) / 2.0, 0.5);
    builder.addBoolean(3, random.nextBoolean(), false);
    reference(4, name);
    if (random.nextBoolean()) {
      builder.addStruct(5, pair(), 0);
    }
    reference(6, numbers);
    reference(7, children);
    reference(8, names);
    builder.addByte(9, (byte) anyType, 0);
    reference(10, any);
    builder.addFloat(11, random.nextInt(3), 0);
    return builder.endTable();
  }

  /// With forced defaults, the builder would write a reference of 0.
  private void reference(int id, int offset) {
    if (offset != 0) {
      builder.addOffset(id, offset, 0);
    }
  }

  private int pair() {
    builder.prep(8, 16);
    builder.pad(4);
    builder.putInt(random.nextInt());
    builder.putLong(random.nextLong());
    return builder.offset();
  }

  private int text() {
    String[] texts = {"", "plain", "Grüße", "日本語のテキスト", "\uD83D\uDE00 and some more words"};
    String text = texts[random.nextInt(texts.length)];
    return random.nextBoolean() ? builder.createString(text) : builder.createSharedString(text);
  }

  private int numbers() {
    int count = random.nextInt(5);
    builder.startVector(2, count, 2);
    for (int i = 0; i < count; i++) {
      builder.addShort((short) random.nextInt());
    }
    return builder.endVector();
  }

  private int children(int levels) {
    int[] nodes = new int[random.nextInt(4)];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = i > 0 && random.nextBoolean() ? nodes[i - 1] : node(levels);
    }
    return builder.createVectorOfTables(nodes);
  }

  private int names() {
    int[] names = new int[random.nextInt(4)];
    for (int i = 0; i < names.length; i++) {
      names[i] = text();
    }
    return builder.createVectorOfTables(names);
  }
}
