// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.Scalar;
import dev.vitrine.formats.record.FixedField.Kind;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Reads the fields of a struct layout, those of structs inside it as `outer.inner`.
final class StructFields {

  private final List<FixedField> fields = new ArrayList<>();

  private StructFields() {}

  static List<FixedField> of(StructLayout struct) {
    StructFields reader = new StructFields();
    reader.group(struct, "", 0);
    return reader.fields;
  }

  private void group(GroupLayout struct, String prefix, long start) {
    long at = start;
    for (MemoryLayout member : struct.memberLayouts()) {
      if (member instanceof PaddingLayout) {
        at += member.byteSize();
        continue;
      }
      String name =
          prefix + member.name().orElseThrow(() -> bad(member, "a layout with a name, or padding"));
      switch (member) {
        case StructLayout inner -> group(inner, name + ".", at);
        case SequenceLayout bytes -> bytes(bytes, name, at);
        case ValueLayout value -> value(value, name, at);
        default -> throw bad(member, "structs, values, sequences of bytes, padding");
      }
      at += member.byteSize();
    }
  }

  private void bytes(SequenceLayout layout, String name, long at) {
    if (!(layout.elementLayout() instanceof ValueLayout.OfByte) || layout.byteSize() == 0) {
      throw bad(layout, "sequences of bytes only");
    }
    add(name, Kind.BYTES, Scalar.U8, ValueLayout.JAVA_BYTE, at, layout.byteSize());
  }

  private void value(ValueLayout layout, String name, long at) {
    Scalar scalar =
        switch (layout) {
          case ValueLayout.OfBoolean _ -> Scalar.BOOL;
          case ValueLayout.OfByte _ -> Scalar.I8;
          case ValueLayout.OfShort _ -> Scalar.I16;
          case ValueLayout.OfChar _ -> Scalar.U16;
          case ValueLayout.OfInt _ -> Scalar.I32;
          case ValueLayout.OfLong _ -> Scalar.I64;
          case ValueLayout.OfFloat _ -> Scalar.F32;
          case ValueLayout.OfDouble _ -> Scalar.F64;
          case AddressLayout _ -> throw bad(layout, "no addresses");
        };
    add(name, Kind.SCALAR, scalar, layout, at, layout.byteSize());
  }

  private void add(
      String name, Kind kind, Scalar scalar, ValueLayout layout, long at, long byteSize) {
    fields.add(new FixedField(name, kind, scalar, layout.order(), at, byteSize, Allowed.ANY));
  }

  private static IllegalArgumentException bad(MemoryLayout found, String allowed) {
    return new IllegalArgumentException(
        "layout: not a field (found %s, allowed %s)".formatted(found, allowed));
  }
}
