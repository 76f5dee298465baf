// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.Flags;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// A table or struct while a [SchemaBuilder] is told of it.
final class Draft {

  /// A field of it, by the text of its type.
  static final class Field {
    final String name;
    final String type;
    long defaultInteger;
    double defaultReal;
    boolean deprecated;
    boolean required;
    boolean key;
    boolean optional;
    boolean offset64;
    boolean vector64;
    String nested = "";

    Field(String name, String type) {
      this.name = name;
      this.type = type;
    }

    RawField raw(RawType resolved, int id, int offset) {
      Flags flags = new Flags(deprecated, required, key, optional, offset64 || vector64);
      RawType wide =
          vector64
              ? new RawType(BaseType.VECTOR64, resolved.element(), resolved.index(), 0)
              : resolved;
      return new RawField(name, wide, id, offset, defaultInteger, defaultReal, flags, nested, 0);
    }
  }

  final String name;
  final boolean isStruct;
  final List<Field> fields = new ArrayList<>();
  int align = 1;

  Draft(String name, boolean isStruct) {
    this.name = name;
    this.isStruct = isStruct;
  }

  RawObject table(Function<String, RawType> types) {
    List<RawField> raw = new ArrayList<>();
    for (Field field : fields) {
      int id = raw.size();
      raw.add(field.raw(types.apply(field.type), id, FieldCheck.FIRST_SLOT + 2 * id));
    }
    return new RawObject(name, raw, false, 1, 0, 0);
  }

  /// Lays the fields out as C does: each at the next multiple of its alignment.
  ///
  /// @param sizes the size of a type, in bytes
  /// @param aligns the alignment of a type, in bytes
  RawObject struct(
      Function<String, RawType> types,
      ToIntFunction<RawType> sizes,
      ToIntFunction<RawType> aligns) {
    List<RawField> raw = new ArrayList<>();
    int size = 0;
    int largest = align;
    for (Field field : fields) {
      RawType type = types.apply(field.type);
      int fieldAlign = aligns.applyAsInt(type);
      int offset = Math.ceilDiv(size, fieldAlign) * fieldAlign;
      raw.add(field.raw(type, raw.size(), offset));
      size = offset + sizes.applyAsInt(type);
      largest = Math.max(largest, fieldAlign);
    }
    return new RawObject(name, raw, true, largest, Math.ceilDiv(size, largest) * largest, 0);
  }
}
