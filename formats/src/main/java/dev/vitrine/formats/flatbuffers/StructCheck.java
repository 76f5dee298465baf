// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the sizes and alignments of the structs of a schema make sense, and all names differ.
final class StructCheck {

  /// The largest alignment: `FLATBUFFERS_MAX_ALIGNMENT` in base.h of FlatBuffers 25.2.10.
  static final int MAX_ALIGN = 32;

  /// How deep structs may lie in structs: far beyond what people write, far below what a stack
  /// bears, since they are read recursively.
  private static final int MAX_STRUCT_DEPTH = 64;

  private final List<RawObject> objects;
  private final int[] heights;

  StructCheck(RawSchema schema) {
    this.objects = schema.objects();
    this.heights = new int[objects.size()];
  }

  void check() throws SchemaException {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < objects.size(); i++) {
      RawObject object = objects.get(i);
      if (!names.add(object.name())) {
        throw fault(SchemaFault.DUPLICATE_NAME, object, object.name(), "another name");
      }
      if (object.isStruct()) {
        checkSize(object);
        height(i, 1);
      }
    }
  }

  private static void checkSize(RawObject struct) throws SchemaException {
    int align = struct.minAlign();
    if (align < 1 || align > MAX_ALIGN || Integer.bitCount(align) != 1) {
      throw fault(SchemaFault.BAD_ALIGNMENT, struct, align + "", "a power of two from 1 to 32");
    }
    if (struct.byteSize() <= 0 || struct.byteSize() % align != 0) {
      throw fault(
          SchemaFault.BAD_SIZE, struct, struct.byteSize() + "", "a positive multiple of " + align);
    }
  }

  /// {@return how many levels of structs this one has, itself included}
  private int height(int index, int depth) throws SchemaException {
    RawObject struct = objects.get(index);
    if (depth > MAX_STRUCT_DEPTH) {
      throw fault(
          SchemaFault.RECURSIVE_STRUCT,
          struct,
          "more than %d levels".formatted(MAX_STRUCT_DEPTH),
          MAX_STRUCT_DEPTH + " levels");
    }
    if (heights[index] == 0) {
      int below = 0;
      for (RawField field : struct.fields()) {
        int inner = inner(field);
        below = inner < 0 ? below : Math.max(below, height(inner, depth + 1));
      }
      heights[index] = below + 1;
    }
    if (depth + heights[index] - 1 > MAX_STRUCT_DEPTH) {
      return height(index, MAX_STRUCT_DEPTH + 1);
    }
    return heights[index];
  }

  /// {@return the index of the struct that lies in a field, or -1}
  private int inner(RawField field) {
    boolean holdsStruct =
        field.type().base() == BaseType.OBJ || field.type().element() == BaseType.OBJ;
    int index = field.type().index();
    boolean known = index >= 0 && index < objects.size();
    return holdsStruct && known && objects.get(index).isStruct() ? index : -1;
  }

  private static SchemaException fault(
      SchemaFault fault, RawObject object, String found, String allowed) {
    return new SchemaException(fault, object.place(), object.name(), found, allowed);
  }
}
