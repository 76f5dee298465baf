// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.RawEnum;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the enums and unions of a schema make sense.
final class EnumCheck {

  private final List<RawObject> objects;

  EnumCheck(RawSchema schema) {
    this.objects = schema.objects();
  }

  FlatEnum[] check(List<RawEnum> enums) throws SchemaException {
    Set<String> names = new HashSet<>();
    for (RawEnum raw : enums) {
      if (!names.add(raw.name())) {
        throw new SchemaException(
            SchemaFault.DUPLICATE_NAME, raw.place(), raw.name(), raw.name(), "another name");
      }
      check(raw);
    }
    return enums.stream().map(FlatEnum::new).toArray(FlatEnum[]::new);
  }

  private void check(RawEnum raw) throws SchemaException {
    if (!raw.underlying().isInteger()) {
      throw new SchemaException(
          SchemaFault.BAD_TYPE,
          raw.place(),
          raw.name(),
          raw.underlying().schemaName(),
          "an integer type");
    }
    Set<Long> numbers = new HashSet<>();
    for (RawValue value : raw.values()) {
      if (!numbers.add(value.value())) {
        throw new SchemaException(
            SchemaFault.DUPLICATE_VALUE,
            value.place(),
            raw.name() + "." + value.name(),
            Long.toString(value.value()),
            "each number once");
      }
      if (raw.isUnion()) {
        checkMember(raw, value);
      }
    }
  }

  /// The tag 0 says that there is no value, in every union.
  private void checkMember(RawEnum raw, RawValue value) throws SchemaException {
    boolean possible =
        switch (value.member().base()) {
          case NONE -> value.value() == 0;
          case STRING -> value.value() != 0;
          case OBJ -> value.value() != 0 && isObject(value.member().index());
          default -> false;
        };
    if (!possible) {
      throw new SchemaException(
          SchemaFault.BAD_UNION,
          value.place(),
          raw.name() + "." + value.name(),
          "%s %d under tag %d"
              .formatted(value.member().base().schemaName(), value.member().index(), value.value()),
          "none under tag 0, a string or one of %d objects elsewhere".formatted(objects.size()));
    }
  }

  private boolean isObject(int index) {
    return index >= 0 && index < objects.size();
  }
}
