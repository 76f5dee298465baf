// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a schema step by step, in the words of the schema language.
///
/// ```java
/// FlatBufferSchema schema =
///     FlatBufferSchema.builder()
///         .struct("Vec3").field("x", "float").field("y", "float").field("z", "float")
///         .table("Weapon").field("name", "string").field("damage", "short")
///         .union("Equipment").member("Weapon")
///         .table("Monster").field("pos", "Vec3").field("hp", "short").withDefault(100)
///         .field("name", "string").required().field("equipped", "Equipment")
///         .root("Monster").identifier("MONS").build();
/// ```
///
/// A type is written as in a schema: `int`, `string`, `Weapon`, `[Weapon]`, and `[int:3]` in
/// structs. Types may be used before they are told of, but a struct inside a struct may not. Fields
/// get ids in the order they are told; a union field named `x` is preceded by its tag `x_type`.
///
/// For one thread. Methods that say more of a field, enum or union mean the last one told.
public final class SchemaBuilder {

  private final List<Draft> drafts = new ArrayList<>();
  private final List<DraftEnum> enums = new ArrayList<>();
  private Optional<String> root = Optional.empty();
  private String identifier = "";

  SchemaBuilder() {}

  /// Begins a table.
  ///
  /// @param name with its namespace
  /// @return this builder
  public SchemaBuilder table(String name) {
    drafts.add(new Draft(requireNonNull(name, "name"), false));
    return this;
  }

  /// Begins a struct.
  ///
  /// @param name with its namespace
  /// @return this builder
  public SchemaBuilder struct(String name) {
    drafts.add(new Draft(requireNonNull(name, "name"), true));
    return this;
  }

  /// Gives the struct an alignment (`force_align`).
  ///
  /// @param align in bytes, a power of two up to 32
  /// @return this builder
  public SchemaBuilder align(int align) {
    drafts.getLast().align = align;
    return this;
  }

  /// Adds a field to the table or struct.
  ///
  /// @param name of the field
  /// @param type as in a schema
  /// @return this builder
  public SchemaBuilder field(String name, String type) {
    drafts.getLast().fields.add(new Draft.Field(requireNonNull(name), requireNonNull(type)));
    return this;
  }

  /// Gives the field a default.
  ///
  /// @param value if absent
  /// @return this builder
  public SchemaBuilder withDefault(long value) {
    field().defaultInteger = value;
    return this;
  }

  /// Gives the field a default.
  ///
  /// @param value if absent
  /// @return this builder
  public SchemaBuilder withDefault(double value) {
    field().defaultReal = value;
    return this;
  }

  /// Makes the field one that must be present.
  ///
  /// @return this builder
  public SchemaBuilder required() {
    field().required = true;
    return this;
  }

  /// Makes the field the one that sorted vectors are sorted by.
  ///
  /// @return this builder
  public SchemaBuilder key() {
    field().key = true;
    return this;
  }

  /// Makes absence of the field a value of its own (`= null`).
  ///
  /// @return this builder
  public SchemaBuilder optional() {
    field().optional = true;
    return this;
  }

  /// Makes the field one that is not read any more.
  ///
  /// @return this builder
  public SchemaBuilder deprecated() {
    field().deprecated = true;
    return this;
  }

  /// Makes the field refer with 64 bits.
  ///
  /// @return this builder
  public SchemaBuilder offset64() {
    field().offset64 = true;
    return this;
  }

  /// Makes the field a vector with a length of 64 bits, referred to with 64 bits.
  ///
  /// @return this builder
  public SchemaBuilder vector64() {
    field().vector64 = true;
    return this;
  }

  /// Makes the bytes of the field a buffer of its own (`nested_flatbuffer`).
  ///
  /// @param root the table it begins with
  /// @return this builder
  public SchemaBuilder nested(String root) {
    field().nested = requireNonNull(root, "root");
    return this;
  }

  /// Begins an enum.
  ///
  /// @param name with its namespace
  /// @param underlying an integer type
  /// @return this builder
  public SchemaBuilder enumeration(String name, String underlying) {
    return begin(name, underlying, false);
  }

  /// Begins a union whose tags have one byte. The tag 0, `NONE`, is there by itself.
  ///
  /// @param name with its namespace
  /// @return this builder
  public SchemaBuilder union(String name) {
    return union(name, "utype");
  }

  /// Begins a union with wider tags. The tag 0, `NONE`, is there by itself.
  ///
  /// @param name with its namespace
  /// @param underlying an integer type
  /// @return this builder
  public SchemaBuilder union(String name, String underlying) {
    return begin(name, underlying, true).value("NONE", 0);
  }

  /// Adds a value to the enum.
  ///
  /// @param name of the value
  /// @param number its number
  /// @return this builder
  public SchemaBuilder value(String name, long number) {
    return add(name, number, "");
  }

  /// Adds a member to the union, under the next tag.
  ///
  /// @param type a table, a struct or `string`
  /// @return this builder
  public SchemaBuilder member(String type) {
    return member(type, type, enums.getLast().values().getLast().number() + 1);
  }

  /// Adds a member to the union.
  ///
  /// @param name of the tag
  /// @param type a table, a struct or `string`
  /// @param tag its number, not 0
  /// @return this builder
  public SchemaBuilder member(String name, String type, long tag) {
    return add(name, tag, type);
  }

  /// Names the root.
  ///
  /// @param table the name of a table
  /// @return this builder
  public SchemaBuilder root(String table) {
    root = Optional.of(table);
    return this;
  }

  /// Names the file identifier of buffers of the root type.
  ///
  /// @param fourBytes four ASCII characters
  /// @return this builder
  public SchemaBuilder identifier(String fourBytes) {
    identifier = requireNonNull(fourBytes, "fourBytes");
    return this;
  }

  /// {@return the schema}
  ///
  /// @throws IllegalArgumentException if it makes no sense; the message says where and why
  public FlatBufferSchema build() {
    try {
      return SchemaCompiler.compile(new DraftResolver(drafts, enums).resolve(root, identifier));
    } catch (SchemaException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Draft.Field field() {
    return drafts.getLast().fields.getLast();
  }

  private SchemaBuilder begin(String name, String underlying, boolean isUnion) {
    enums.add(new DraftEnum(requireNonNull(name, "name"), underlying, isUnion, new ArrayList<>()));
    return this;
  }

  private SchemaBuilder add(String name, long number, String type) {
    enums.getLast().values().add(new DraftEnum.Value(requireNonNull(name, "name"), number, type));
    return this;
  }
}
