// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.FieldKey.Layout;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns what was written down into types that verification and accessors can trust.
final class SchemaCompiler {

  private final RawSchema raw;
  private final FlatType[] types;
  private final Map<String, Integer> tables = new HashMap<>();

  private SchemaCompiler(RawSchema raw) {
    this.raw = raw;
    this.types = new FlatType[raw.objects().size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = new FlatType(types, i, raw.objects().get(i));
      if (!types[i].isStruct()) {
        tables.put(types[i].name(), i);
      }
    }
  }

  /// @throws SchemaException if the schema makes no sense
  static FlatBufferSchema compile(RawSchema raw) throws SchemaException {
    return new SchemaCompiler(raw).compile();
  }

  private FlatBufferSchema compile() throws SchemaException {
    new StructCheck(raw).check();
    FlatEnum[] enums = new EnumCheck(raw).check(raw.enums());
    for (FlatType type : types) {
      RawObject object = raw.objects().get(type.index);
      type.link(fields(type, object, new FieldLayouts(types, enums, object)));
    }
    int length = raw.identifier().length();
    if (length != 0 && length != 4) {
      throw new SchemaException(
          SchemaFault.BAD_IDENTIFIER, raw.place(), "file_ident", length + " bytes", "4 bytes");
    }
    return new FlatBufferSchema(
        types, root(), raw.identifier(), SchemaDigest.of(types, raw.identifier()));
  }

  private List<FieldKey> fields(FlatType type, RawObject object, FieldLayouts layouts)
      throws SchemaException {
    List<FieldKey> keys = new ArrayList<>();
    FieldCheck check = new FieldCheck(object);
    for (RawField field : object.fields()) {
      Layout layout = layouts.of(field);
      check.check(field, layout);
      if (!field.flags().deprecated()) {
        keys.add(new FieldKey(type, field, layout, nested(object, field, layout)));
      }
    }
    keys.sort(Comparator.comparingInt(key -> key.offset));
    return keys;
  }

  private Optional<FlatType> root() throws SchemaException {
    if (raw.root().isEmpty()) {
      return Optional.empty();
    }
    Integer index = tables.get(raw.root().get());
    if (index == null) {
      throw new SchemaException(
          SchemaFault.BAD_ROOT, raw.place(), "root_table", raw.root().get(), "one of the tables");
    }
    return Optional.of(types[index]);
  }

  /// {@return the index of the table that a nested buffer begins with, or [FieldKey#NONE]: the
  /// field is then a vector of bytes like any other}
  ///
  /// The attribute names the table as seen from the namespace of the owner.
  private int nested(RawObject object, RawField field, Layout layout) {
    boolean bytes = layout.shape() == FieldShape.VECTOR_OF_SCALARS && layout.elementByteSize() == 1;
    if (field.nested().isEmpty() || !bytes) {
      return FieldKey.NONE;
    }
    String namespace = object.name();
    while (namespace.contains(".")) {
      namespace = namespace.substring(0, namespace.lastIndexOf('.'));
      Integer index = tables.get(namespace + "." + field.nested());
      if (index != null) {
        return index;
      }
    }
    return tables.getOrDefault(field.nested(), FieldKey.NONE);
  }
}
