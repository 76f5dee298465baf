// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.ValueLayout;

/// Reads everything that the accessors can reach, and adds it up.
final class Walk {

  private long sum;

  private Walk() {}

  static long over(FlatTable root) {
    Walk walk = new Walk();
    walk.table(root);
    return walk.sum;
  }

  private void table(FlatTable table) {
    for (FieldKey field : table.type().fields()) {
      sum += table.has(field) ? 1 : 0;
      switch (field.shape()) {
        case SCALAR -> {
          sum += Double.doubleToLongBits(table.getDouble(field));
          if (!field.base.isReal()) {
            sum += table.getLong(field) + table.enumName(field).orElse("").length();
          }
        }
        case STRUCT -> table.struct(field).ifPresent(this::struct);
        case TABLE -> table.table(field).ifPresent(this::table);
        case STRING -> table.string(field).ifPresent(this::text);
        case UNION -> table.union(field).ifPresent(this::union);
        case VECTOR_OF_SCALARS,
            VECTOR_OF_STRUCTS,
            VECTOR_OF_TABLES,
            VECTOR_OF_STRINGS,
            VECTOR_OF_UNIONS -> {
          table.vector(field).ifPresent(this::vector);
          if (field.isNested()) {
            table.nested(field).ifPresent(this::table);
          }
        }
        case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> throw new AssertionError(field);
      }
    }
  }

  private void struct(FlatStruct struct) {
    sum += struct.bytes().get(ValueLayout.JAVA_BYTE, struct.type().byteSize - 1);
    for (FieldKey field : struct.type().fields()) {
      switch (field.shape()) {
        case STRUCT -> struct(struct.struct(field));
        case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> vector(struct.array(field));
        default -> sum += Double.doubleToLongBits(struct.getDouble(field));
      }
    }
  }

  private void vector(FlatVector vector) {
    if (vector.bytes().byteSize() > 0) {
      sum += vector.bytes().get(ValueLayout.JAVA_BYTE, vector.bytes().byteSize() - 1);
    }
    for (long i = 0; i < vector.size(); i++) {
      switch (vector.field().shape()) {
        case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS -> struct(vector.struct(i));
        case VECTOR_OF_TABLES -> table(vector.table(i));
        case VECTOR_OF_STRINGS -> text(vector.string(i));
        case VECTOR_OF_UNIONS -> vector.union(i).ifPresent(this::union);
        default -> sum += Double.doubleToLongBits(vector.getDouble(i));
      }
    }
  }

  private void union(FlatUnion union) {
    sum += union.tag();
    switch (union) {
      case FlatUnion.OfTable value -> table(value.table());
      case FlatUnion.OfStruct value -> struct(value.struct());
      case FlatUnion.OfText value -> text(value.text());
      case FlatUnion.Unknown _ -> {}
    }
  }

  private void text(Utf8Slice text) {
    sum += text.toString().hashCode();
  }
}
