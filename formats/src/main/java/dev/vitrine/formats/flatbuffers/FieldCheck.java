// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.FieldKey.Layout;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import java.util.HashSet;
import java.util.Set;

/// Whether the fields of one table or struct have places and attributes that make sense.
final class FieldCheck {

  /// Where the first slot of a vtable is: after its own size and that of the table.
  static final int FIRST_SLOT = 4;

  /// One past the last possible slot: the size of a vtable has 16 bits.
  private static final int SLOT_LIMIT = 0x10000;

  private final RawObject owner;
  private final Set<String> names = new HashSet<>();
  private final Set<Integer> offsets = new HashSet<>();
  private int keys;

  FieldCheck(RawObject owner) {
    this.owner = owner;
  }

  /// Called once for each field.
  void check(RawField field, Layout layout) throws SchemaException {
    if (!names.add(field.name())) {
      throw fault(SchemaFault.DUPLICATE_NAME, field, field.name(), "another name");
    }
    if (owner.isStruct()) {
      checkInStruct(field, layout);
    } else {
      checkInTable(field);
    }
    checkAttributes(field, layout.shape());
  }

  private void checkInTable(RawField field) throws SchemaException {
    int offset = field.offset();
    if (offset != FIRST_SLOT + 2 * field.id() || offset >= SLOT_LIMIT || !offsets.add(offset)) {
      throw fault(
          SchemaFault.BAD_OFFSET,
          field,
          "slot %d with id %d".formatted(offset, field.id()),
          "4 + 2 * id, below 65536, each once");
    }
  }

  private void checkInStruct(RawField field, Layout layout) throws SchemaException {
    if (field.offset() < 0 || field.offset() > owner.byteSize() - layout.byteSize()) {
      throw fault(
          SchemaFault.BAD_OFFSET,
          field,
          "%d bytes at %d".formatted(layout.byteSize(), field.offset()),
          "inside the %d bytes of the struct".formatted(owner.byteSize()));
    }
    if (field.offset() % layout.align() != 0 || layout.align() > owner.minAlign()) {
      throw fault(
          SchemaFault.BAD_ALIGNMENT,
          field,
          "offset %d of alignment %d".formatted(field.offset(), layout.align()),
          "a multiple of it, at most %d".formatted(owner.minAlign()));
    }
  }

  private void checkAttributes(RawField field, FieldShape shape) throws SchemaException {
    if (field.flags().required() && (shape == FieldShape.SCALAR || owner.isStruct())) {
      throw fault(SchemaFault.BAD_ATTRIBUTE, field, "required " + shape, "required reference");
    }
    if (field.flags().key()) {
      keys++;
      if (keys > 1 || !isKeyShape(shape)) {
        throw fault(SchemaFault.BAD_ATTRIBUTE, field, "key " + shape, "one key, scalar or string");
      }
    }
  }

  /// Structs and arrays can be keys too (FlatBuffers 23.1 and above), though [FlatVector#find]
  /// takes none.
  private static boolean isKeyShape(FieldShape shape) {
    return shape.isInline() || shape == FieldShape.STRING;
  }

  private SchemaException fault(SchemaFault fault, RawField field, String found, String allowed) {
    return new SchemaException(
        fault, field.place(), owner.name() + "." + field.name(), found, allowed);
  }
}
