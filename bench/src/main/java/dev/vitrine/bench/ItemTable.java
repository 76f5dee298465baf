// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.Table;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A table as flatc generates it for Java, the schema it has, and a buffer of many.
final class ItemTable extends Table {

  /// As many fields as the tables of real schemas, of which few are present.
  private static final int FIELDS = 60;

  /// How many items have the same maker.
  private static final int ITEMS_PER_MAKER = 16;

  /// `table Root { items:[Item]; }`, and an `Item` of 60 fields, one of them another table.
  static FlatBufferSchema schema() {
    var builder = FlatBufferSchema.builder().table("Maker").field("level", "int").table("Item");
    builder.field("id", "long").field("hp", "short").field("name", "string");
    builder.field("scores", "[int]").field("maker", "Maker");
    for (int i = 5; i < FIELDS; i++) {
      builder.field("unused" + i, "int");
    }
    return builder.table("Root").field("items", "[Item]").root("Root").build();
  }

  /// {@return a buffer of that many items}
  static byte[] buffer(int count) {
    FlatBufferBuilder builder = new FlatBufferBuilder(96 * count);
    int[] items = new int[count];
    int maker = 0;
    for (int i = 0; i < count; i++) {
      int name = builder.createString("item-" + i % 100 + (i % 3 == 0 ? " Grüße" : ""));
      builder.startVector(4, 4, 4);
      for (int k = 0; k < 4; k++) {
        builder.addInt(i + k);
      }
      int scores = builder.endVector();
      if (i % ITEMS_PER_MAKER == 0) {
        builder.startTable(1);
        builder.addInt(0, i + 1, 0);
        maker = builder.endTable();
      }
      builder.startTable(FIELDS);
      builder.addLong(0, i + 1L, 0);
      builder.addShort(1, (short) (i | 1), 0);
      builder.addOffset(2, name, 0);
      builder.addOffset(3, scores, 0);
      builder.addOffset(4, maker, 0);
      items[i] = builder.endTable();
    }
    int vector = builder.createVectorOfTables(items);
    builder.startTable(1);
    builder.addOffset(0, vector, 0);
    builder.finish(builder.endTable());
    return builder.sizedByteArray();
  }

  /// {@return so many buffers of one item, each with its size in front}
  static byte[] stream(int count) {
    FlatBufferBuilder builder = new FlatBufferBuilder(256);
    ByteArrayOutputStream stream = new ByteArrayOutputStream(128 * count);
    for (int i = 0; i < count; i++) {
      builder.clear();
      int name = builder.createString("item-" + i % 100);
      builder.startTable(FIELDS);
      builder.addLong(0, i + 1L, 0);
      builder.addOffset(2, name, 0);
      int items = builder.createVectorOfTables(new int[] {builder.endTable()});
      builder.startTable(1);
      builder.addOffset(0, items, 0);
      builder.finishSizePrefixed(builder.endTable());
      stream.writeBytes(builder.sizedByteArray());
    }
    return stream.toByteArray();
  }

  /// {@return the root, from which only [#itemCount] and [#item] may be called}
  static ItemTable root(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    ItemTable root = new ItemTable();
    root.__reset(bytes.getInt(bytes.position()) + bytes.position(), bytes);
    return root;
  }

  int itemCount() {
    return __vector_len(__offset(4));
  }

  ItemTable item(ItemTable item, int i) {
    item.__reset(__indirect(__vector(__offset(4)) + 4 * i), bb);
    return item;
  }

  long id() {
    int o = __offset(4);
    return o != 0 ? bb.getLong(o + bb_pos) : 0;
  }

  short hp() {
    int o = __offset(6);
    return o != 0 ? bb.getShort(o + bb_pos) : 0;
  }

  /// The comparison of those who do not want a string made: on the bytes of the field.
  boolean nameEquals(byte[] text) {
    int o = __offset(8);
    int at = __vector(o);
    if (o == 0 || __vector_len(o) != text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bb.get(at + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  int scoreCount() {
    int o = __offset(10);
    return o != 0 ? __vector_len(o) : 0;
  }

  int score(int i) {
    int o = __offset(10);
    return o != 0 ? bb.getInt(__vector(o) + i * 4) : 0;
  }

  Maker maker(Maker maker) {
    int o = __offset(12);
    maker.assign(__indirect(o + bb_pos), bb);
    return maker;
  }

  /// The other table.
  static final class Maker extends Table {

    void assign(int i, ByteBuffer bytes) {
      __reset(i, bytes);
    }

    int level() {
      int o = __offset(4);
      return o != 0 ? bb.getInt(o + bb_pos) : 0;
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
