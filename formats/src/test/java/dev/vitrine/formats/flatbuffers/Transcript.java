// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;

/// Everything in a buffer as one text, in the order of the schema, to be compared with what other
/// accessors say. This one reads by keys.
final class Transcript {

  private final StringBuilder out;

  Transcript(StringBuilder out) {
    this.out = out;
  }

  static String of(FlatTable root) {
    StringBuilder out = new StringBuilder();
    new Transcript(out).table(root);
    return out.toString();
  }

  /// Every byte but 0 is true.
  static String integer(BaseType base, long value) {
    return Long.toString(base == BaseType.BOOL && value != 0 ? 1 : value);
  }

  static String absent(FieldKey field) {
    return field.shape().isVector() && !field.isNested() ? "[]" : "-";
  }

  static String real(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  void table(FlatTable table) {
    out.append('{');
    for (FieldKey field : table.type().fields()) {
      out.append(field.name()).append('=');
      Runnable absent = () -> out.append(absent(field));
      switch (field.shape()) {
        case SCALAR -> {
          if (field.isOptional() && !table.has(field)) {
            absent.run();
          } else {
            out.append(
                field.base.isReal()
                    ? real(table.getDouble(field))
                    : integer(field.base, table.getLong(field)));
          }
        }
        case STRUCT -> table.struct(field).ifPresentOrElse(this::struct, absent);
        case TABLE -> table.table(field).ifPresentOrElse(this::table, absent);
        case STRING -> table.string(field).ifPresentOrElse(this::text, absent);
        case UNION -> table.union(field).ifPresentOrElse(this::union, absent);
        default -> {
          if (field.isNested()) {
            table.nested(field).ifPresentOrElse(this::table, absent);
          } else {
            table.vector(field).ifPresentOrElse(this::vector, absent);
          }
        }
      }
      out.append(';');
    }
    out.append('}');
  }

  void struct(FlatStruct struct) {
    out.append('{');
    for (FieldKey field : struct.type().fields()) {
      out.append(field.name()).append('=');
      switch (field.shape()) {
        case STRUCT -> struct(struct.struct(field));
        case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> vector(struct.array(field));
        default ->
            out.append(
                field.base.isReal()
                    ? real(struct.getDouble(field))
                    : integer(field.base, struct.getLong(field)));
      }
      out.append(';');
    }
    out.append('}');
  }

  void vector(FlatVector vector) {
    out.append('[');
    for (long i = 0; i < vector.size(); i++) {
      switch (vector.field().shape()) {
        case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS -> struct(vector.struct(i));
        case VECTOR_OF_TABLES -> table(vector.table(i));
        case VECTOR_OF_STRINGS -> text(vector.string(i));
        case VECTOR_OF_UNIONS ->
            vector.union(i).ifPresentOrElse(this::union, () -> out.append('-'));
        default ->
            out.append(
                vector.field().base.isReal()
                    ? real(vector.getDouble(i))
                    : integer(vector.field().base, vector.getLong(i)));
      }
      out.append(',');
    }
    out.append(']');
  }

  void union(FlatUnion union) {
    switch (union) {
      case FlatUnion.OfTable value -> table(value.table());
      case FlatUnion.OfStruct value -> struct(value.struct());
      case FlatUnion.OfText value -> text(value.text());
      case FlatUnion.Unknown _ -> out.append('-');
    }
  }

  private void text(Utf8Slice text) {
    out.append(text);
  }
}
