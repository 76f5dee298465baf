// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;
import java.io.IOException;
import java.util.Optional;

/// Writes tables of verified buffers as JSON (RFC 8259), on one line, with the content that `flatc
/// --json` gives.
///
/// Fields that are present stand in the order of their ids, as do scalars that are a key; enums and
/// tags are written by name where they have one, the values of bit flags as `"Red Blue"`; a nested
/// buffer is an object. Real numbers are written with as many digits as tell them apart.
///
/// It differs where `flatc` does not write JSON or fails: numbers that are not finite are strings
/// (`"nan"`, `"inf"`, `"-inf"`), and the value of an unknown tag is `null`. Deprecated fields are
/// not written, since they are not verified. A FlexBuffer is an array of bytes.
public final class FlatJson {

  private final JsonText out;

  private FlatJson(Appendable target) {
    this.out = new JsonText(target);
  }

  /// Writes a table and everything it refers to.
  ///
  /// Reads every byte as often as it is referred to, and needs no memory in proportion to the size.
  ///
  /// @param table the root of a buffer, or any other table
  /// @param target where the text goes
  /// @throws IOException if the target throws it
  public static void write(FlatTable table, Appendable target) throws IOException {
    new FlatJson(target).table(table);
  }

  private void table(FlatTable table) throws IOException {
    String separator = "";
    out.raw("{");
    for (FieldKey field : table.type().fieldArray()) {
      boolean key = field.flags.key() && field.shape == FieldShape.SCALAR;
      if (key || table.has(field)) {
        out.raw(separator).string(field.name()).raw(":");
        value(table, field);
        separator = ",";
      }
    }
    out.raw("}");
  }

  private void value(FlatTable table, FieldKey field) throws IOException {
    switch (field.shape) {
      case SCALAR -> {
        if (field.base.isReal()) {
          real(field, table.getDouble(field));
        } else {
          integer(field, table.getLong(field));
        }
      }
      case STRUCT -> struct(table.struct(field).orElseThrow());
      case TABLE -> table(table.table(field).orElseThrow());
      case STRING -> text(table.string(field).orElseThrow());
      case UNION -> union(table.union(field));
      case VECTOR_OF_SCALARS,
          VECTOR_OF_STRUCTS,
          VECTOR_OF_TABLES,
          VECTOR_OF_STRINGS,
          VECTOR_OF_UNIONS -> {
        if (field.isNested()) {
          table(table.nested(field).orElseThrow());
        } else {
          vector(table.vector(field).orElseThrow());
        }
      }
      case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS ->
          throw new AssertionError("tables have no arrays: " + field);
    }
  }

  private void struct(FlatStruct struct) throws IOException {
    String separator = "{";
    for (FieldKey field : struct.type().fieldArray()) {
      out.raw(separator).string(field.name()).raw(":");
      separator = ",";
      switch (field.shape) {
        case STRUCT -> struct(struct.struct(field));
        case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> vector(struct.array(field));
        default -> {
          if (field.base.isReal()) {
            real(field, struct.getDouble(field));
          } else {
            integer(field, struct.getLong(field));
          }
        }
      }
    }
    out.raw(struct.type().fieldArray().length == 0 ? "{}" : "}");
  }

  private void vector(FlatVector vector) throws IOException {
    out.raw("[");
    for (long i = 0; i < vector.size(); i++) {
      out.raw(i == 0 ? "" : ",");
      element(vector, i);
    }
    out.raw("]");
  }

  private void element(FlatVector vector, long i) throws IOException {
    FieldKey field = vector.field();
    switch (field.shape) {
      case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS -> struct(vector.struct(i));
      case VECTOR_OF_TABLES -> table(vector.table(i));
      case VECTOR_OF_STRINGS -> text(vector.string(i));
      case VECTOR_OF_UNIONS -> union(vector.union(i));
      default -> {
        if (field.base.isReal()) {
          real(field, vector.getDouble(i));
        } else {
          integer(field, vector.getLong(i));
        }
      }
    }
  }

  private void union(Optional<FlatUnion> union) throws IOException {
    if (union.isEmpty()) {
      out.raw("null");
      return;
    }
    switch (union.get()) {
      case FlatUnion.OfTable value -> table(value.table());
      case FlatUnion.OfStruct value -> struct(value.struct());
      case FlatUnion.OfText value -> text(value.text());
      case FlatUnion.Unknown _ -> out.raw("null");
    }
  }

  private void text(Utf8Slice text) throws IOException {
    out.string(text.toString());
  }

  private void real(FieldKey field, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.raw(field.base == BaseType.FLOAT ? Float.toString((float) value) : value + "");
    } else {
      out.string(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }
  }

  private void integer(FieldKey field, long value) throws IOException {
    if (field.base == BaseType.BOOL) {
      out.raw(value == 0 ? "false" : "true");
      return;
    }
    Optional<String> name = field.enumeration.wordsOf(value);
    if (name.isPresent()) {
      out.string(name.get());
    } else {
      out.raw(field.base == BaseType.ULONG ? Long.toUnsignedString(value) : value + "");
    }
  }
}
