// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table or struct type of a schema.
///
/// [FlatBufferSchema#type] gives one. Immutable and safe for use by many threads.
public final class FlatType {

  private static final FieldKey[] UNLINKED = {};

  /// All types of the schema, in the order that indices count.
  final FlatType[] all;

  final int index;
  final int byteSize;
  final int align;
  private final String name;
  private final boolean isStruct;

  // INVARIANT: set once by link, before the schema is published.
  private FieldKey[] fields = UNLINKED;
  private FieldKey[] required = UNLINKED;
  private Map<String, FieldKey> byName = Map.of();
  private Optional<FieldKey> key = Optional.empty();

  FlatType(FlatType[] all, int index, RawObject raw) {
    this.all = all;
    this.index = index;
    this.byteSize = raw.byteSize();
    this.align = raw.minAlign();
    this.name = raw.name();
    this.isStruct = raw.isStruct();
  }

  /// Gives the type its fields, in the order of their ids, without those that may not be read.
  void link(List<FieldKey> keys) {
    Map<String, FieldKey> names = LinkedHashMap.newLinkedHashMap(keys.size());
    keys.forEach(field -> names.put(field.name(), field));
    fields = keys.toArray(FieldKey[]::new);
    required = keys.stream().filter(FieldKey::isRequired).toArray(FieldKey[]::new);
    byName = names;
    key = keys.stream().filter(field -> field.flags.key()).findFirst();
  }

  /// The fields that verification looks at; shared, not to be written to.
  FieldKey[] fieldArray() {
    return fields;
  }

  /// The fields that every table has; shared, not to be written to.
  FieldKey[] requiredArray() {
    return required;
  }

  /// The field that sorted vectors of this type are sorted by.
  Optional<FieldKey> key() {
    return key;
  }

  /// {@return the name of the type, with its namespace, such as `MyGame.Example.Monster`}
  public String name() {
    return name;
  }

  /// {@return whether it is a struct; if not, it is a table}
  public boolean isStruct() {
    return isStruct;
  }

  /// {@return the fields in the order of their ids, without deprecated ones, which have no
  /// accessors}
  public List<FieldKey> fields() {
    return List.of(fields);
  }

  /// {@return the field of that name}
  ///
  /// @param name as in the schema
  /// @throws IllegalArgumentException if there is none, or it is deprecated
  public FieldKey field(String name) {
    FieldKey field = byName.get(requireNonNull(name, "name"));
    if (field == null) {
      throw new IllegalArgumentException(
          "%s: no such field (found %s, allowed %s)".formatted(this.name, name, byName.keySet()));
    }
    return field;
  }

  @Override
  public String toString() {
    return (isStruct ? "struct " : "table ") + name;
  }
}
