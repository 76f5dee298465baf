// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.Random;

/// Draws schemas: structs in structs, tables that refer to any table, unions, enums, nested
/// buffers.
final class RandomSchema {

  private static final String[] SCALARS = {
    "bool", "byte", "ubyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double"
  };

  private final Random random;
  private final SchemaBuilder builder = FlatBufferSchema.builder();
  private int structs;
  private int tables;

  private RandomSchema(Random random) {
    this.random = random;
  }

  static FlatBufferSchema of(Random random) {
    return new RandomSchema(random).build();
  }

  private FlatBufferSchema build() {
    builder.enumeration("E", "short").value("A", -2).value("B", 0).value("C", 7);
    tables = random.nextInt(1, 5);
    for (int n = random.nextInt(1, 4); structs < n; structs++) {
      struct();
    }
    union("U0", "utype", random.nextBoolean());
    union("U1", random.nextBoolean() ? "utype" : "ushort", false);
    for (int i = 0; i < tables; i++) {
      table("T" + i);
    }
    return builder.root("T0").build();
  }

  private String scalar() {
    return SCALARS[random.nextInt(SCALARS.length)];
  }

  private void struct() {
    builder.struct("S" + structs);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      String type = structs > 0 && random.nextInt(3) == 0 ? "S" + (structs - 1) : scalar();
      int length = random.nextInt(6);
      builder.field("f" + i, length > 3 ? "[%s:%d]".formatted(type, length) : type);
    }
  }

  private void union(String name, String tag, boolean text) {
    builder.union(name, tag);
    for (int i = 0; i < tables; i++) {
      builder.member("T" + i);
    }
    builder.member("Other", "S0", 200);
    if (text) {
      builder.member("string");
    }
  }

  private void table(String name) {
    builder.table(name);
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      field("f" + i);
    }
  }

  private void field(String name) {
    switch (random.nextInt(12)) {
      case 0 -> builder.field(name, "string");
      case 1 -> required("string", name);
      case 2 -> builder.field(name, "T" + random.nextInt(tables));
      case 3 -> builder.field(name, "S" + random.nextInt(structs));
      case 4 -> builder.field(name, "[%s]".formatted(scalar()));
      case 5 -> builder.field(name, "[S%d]".formatted(random.nextInt(structs)));
      case 6 -> builder.field(name, "[T%d]".formatted(random.nextInt(tables)));
      case 7 -> required("[string]", name);
      case 8 -> builder.field(name, "U" + random.nextInt(2));
      case 9 -> builder.field(name, "[U%d]".formatted(random.nextInt(2)));
      case 10 -> builder.field(name, "[ubyte]").nested("T" + random.nextInt(tables));
      default -> scalarField(name);
    }
  }

  private void required(String type, String name) {
    builder.field(name, type);
    if (random.nextBoolean()) {
      builder.required();
    }
  }

  private void scalarField(String name) {
    String type = random.nextInt(5) == 0 ? "E" : scalar();
    builder.field(name, type);
    switch (random.nextInt(3)) {
      case 0 -> builder.optional();
      case 1 -> {
        if (type.equals("float") || type.equals("double")) {
          builder.withDefault(random.nextDouble());
        } else if (!type.equals("E")) {
          builder.withDefault((long) random.nextInt(2));
        }
      }
      default -> {}
    }
  }
}
