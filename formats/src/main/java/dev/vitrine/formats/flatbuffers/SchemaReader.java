// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.Flags;
import dev.vitrine.formats.flatbuffers.RawSchema.RawEnum;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import dev.vitrine.formats.flatbuffers.RawSchema.RawValue;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies a verified `.bfbs` into what it says, by the accessors that everybody uses.
final class SchemaReader {

  private SchemaReader() {}

  /// @throws SchemaException if a number stands for no type
  static RawSchema read(FlatTable schema) throws SchemaException {
    List<RawObject> objects = new ArrayList<>();
    for (FlatTable object : tables(schema, "objects")) {
      objects.add(object(object));
    }
    List<RawEnum> enums = new ArrayList<>();
    for (FlatTable enumeration : tables(schema, "enums")) {
      enums.add(enumeration(enumeration));
    }
    Optional<String> root =
        schema.table(schema.type().field("root_table")).map(object -> text(object, "name"));
    return new RawSchema(objects, enums, root, text(schema, "file_ident"), schema.byteOffset());
  }

  private static RawObject object(FlatTable object) throws SchemaException {
    String name = name(object, "objects");
    List<RawField> fields = new ArrayList<>();
    for (FlatTable field : tables(object, "fields")) {
      fields.add(field(name, field));
    }
    return new RawObject(
        name,
        fields,
        flag(object, "is_struct"),
        number(object, "minalign"),
        number(object, "bytesize"),
        object.byteOffset());
  }

  private static RawField field(String owner, FlatTable field) throws SchemaException {
    String name = name(field, owner);
    Flags flags =
        new Flags(
            flag(field, "deprecated"),
            flag(field, "required"),
            flag(field, "key"),
            flag(field, "optional"),
            flag(field, "offset64"));
    return new RawField(
        name,
        type(owner + "." + name, field, "type"),
        number(field, "id"),
        number(field, "offset"),
        field.getLong(field.type().field("default_integer")),
        field.getDouble(field.type().field("default_real")),
        flags,
        attribute(field, "nested_flatbuffer").orElse(""),
        field.byteOffset());
  }

  private static RawEnum enumeration(FlatTable enumeration) throws SchemaException {
    String name = name(enumeration, "enums");
    List<RawValue> values = new ArrayList<>();
    for (FlatTable value : tables(enumeration, "values")) {
      String constant = name(value, name);
      values.add(
          new RawValue(
              constant,
              value.getLong(value.type().field("value")),
              type(name + "." + constant, value, "union_type"),
              value.byteOffset()));
    }
    return new RawEnum(
        name,
        values,
        flag(enumeration, "is_union"),
        attribute(enumeration, "bit_flags").isPresent(),
        type(name, enumeration, "underlying_type").base(),
        enumeration.byteOffset());
  }

  /// {@return the type that a field holds; `NONE` if it is absent, as in values of enums}
  private static RawType type(String path, FlatTable table, String field) throws SchemaException {
    Optional<FlatTable> type = table.table(table.type().field(field));
    if (type.isEmpty()) {
      return RawType.of(BaseType.NONE);
    }
    FlatTable at = type.get();
    return new RawType(
        base(path, at, "base_type"),
        base(path, at, "element"),
        number(at, "index"),
        number(at, "fixed_length"));
  }

  private static BaseType base(String path, FlatTable type, String field) throws SchemaException {
    int number = number(type, field);
    Optional<BaseType> base = BaseType.of(number);
    if (base.isEmpty()) {
      throw new SchemaException(
          SchemaFault.BAD_TYPE,
          type.byteOffset(),
          path,
          "%s %d".formatted(field, number),
          "0 to %d".formatted(BaseType.values().length - 1));
    }
    return base.get();
  }

  /// {@return the value of an attribute, empty text if it has none}
  private static Optional<String> attribute(FlatTable table, String key) {
    return tables(table, "attributes").stream()
        .filter(attribute -> text(attribute, "key").equals(key))
        .map(attribute -> text(attribute, "value"))
        .findFirst();
  }

  private static List<FlatTable> tables(FlatTable table, String field) {
    List<FlatTable> tables = new ArrayList<>();
    table
        .vector(table.type().field(field))
        .ifPresent(vector -> {
          for (long i = 0; i < vector.size(); i++) {
            tables.add(vector.table(i));
          }
        });
    return tables;
  }

  private static String name(FlatTable table, String owner) throws SchemaException {
    return NameCheck.require(text(table, "name"), owner, table.byteOffset());
  }

  private static String text(FlatTable table, String field) {
    return table.string(table.type().field(field)).map(Utf8Slice::toString).orElse("");
  }

  private static boolean flag(FlatTable table, String field) {
    return table.getBoolean(table.type().field(field));
  }

  private static int number(FlatTable table, String field) {
    return table.getInt(table.type().field(field));
  }
}
