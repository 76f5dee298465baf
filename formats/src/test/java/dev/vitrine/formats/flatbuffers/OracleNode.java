// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The table `Node` of [OracleTest] as a class that flatc would generate.
final class OracleNode extends Table {

  static OracleNode root(ByteBuffer bytes, int at) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    return at(bytes.getInt(at) + at, bytes);
  }

  private static OracleNode at(int at, ByteBuffer bytes) {
    OracleNode node = new OracleNode();
    node.__reset(at, bytes);
    return node;
  }

  private int place(int slot) {
    int offset = __offset(slot);
    return offset == 0 ? 0 : offset + bb_pos;
  }

  int id() {
    return place(4) == 0 ? 7 : bb.getInt(place(4));
  }

  long big() {
    return place(6) == 0 ? 0 : bb.getLong(place(6));
  }

  double ratio() {
    return place(8) == 0 ? 0.5 : bb.getDouble(place(8));
  }

  boolean flag() {
    return place(10) != 0 && bb.get(place(10)) != 0;
  }

  Optional<String> name() {
    return place(12) == 0 ? Optional.empty() : Optional.of(__string(place(12)));
  }

  boolean hasPair() {
    return place(14) != 0;
  }

  long pairA() {
    return bb.getLong(place(14));
  }

  int pairB() {
    return bb.getInt(place(14) + 8);
  }

  int numbers() {
    return place(16) == 0 ? 0 : __vector_len(__offset(16));
  }

  int number(int i) {
    return bb.getShort(__vector(__offset(16)) + 2 * i) & 0xFFFF;
  }

  int children() {
    return place(18) == 0 ? 0 : __vector_len(__offset(18));
  }

  OracleNode child(int i) {
    return at(__indirect(__vector(__offset(18)) + 4 * i), bb);
  }

  int names() {
    return place(20) == 0 ? 0 : __vector_len(__offset(20));
  }

  String name(int i) {
    return __string(__vector(__offset(20)) + 4 * i);
  }

  int anyType() {
    return place(22) == 0 ? 0 : bb.get(place(22));
  }

  OracleNode anyNode() {
    return at(__indirect(place(24)), bb);
  }

  String anyText() {
    return __string(place(24));
  }

  float real() {
    return place(26) == 0 ? 0 : bb.getFloat(place(26));
  }
}
