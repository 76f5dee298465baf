// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;

/// Checks a vtable for a type and makes the plan of its tables.
///
/// The rules: at least 4 bytes, an even number, inside the buffer; the table has at least 4 bytes;
/// each known field lies inside the table and behind its first 4 bytes; required fields are there.
/// Slots of fields that the schema does not know, or that are deprecated, are not looked at, since
/// nobody reads them.
final class VtableCheck {

  private final Bounds bounds;
  private final int slotLimit;

  VtableCheck(Bounds bounds, int slotLimit) {
    this.bounds = bounds;
    this.slotLimit = slotLimit;
  }

  /// @param vtable where it begins; its first four bytes lie inside the buffer
  void fill(VtablePlan plan, FlatType type, long vtable, long table) throws InvalidDataException {
    int size = Little.u16(bounds.bytes, vtable);
    if (size < FieldCheck.FIRST_SLOT || (size & 1) != 0 || size > bounds.end - vtable) {
      throw bounds.invalid(
          FlatBufferFault.BAD_VTABLE_SIZE,
          vtable,
          size,
          "even numbers from 4 to %d".formatted(bounds.end - vtable));
    }
    requireReadable(size, vtable);
    int tableSize = Little.u16(bounds.bytes, vtable + 2);
    if (tableSize < 4 || tableSize > bounds.end - table) {
      throw bounds.invalid(
          FlatBufferFault.BAD_TABLE_SIZE,
          vtable + 2,
          tableSize,
          "4 to %d".formatted(bounds.end - table));
    }
    plan.reset(type, -1);
    plan.vtableByteSize = size;
    plan.tableByteSize = tableSize;
    bounds.charge(size / 2, vtable);
    for (FieldKey field : type.fieldArray()) {
      if (field.tagOffset() >= size) {
        break; // this one and all that follow are absent
      }
      int slot = slot(field.offset, vtable, size);
      if (slot != VtablePlan.ABSENT) {
        checkPlace(plan, field, slot, vtable, table);
      }
      addReference(plan, field, slot, vtable);
    }
    requirePresent(type, vtable, size, table);
    plan.vtable = vtable;
  }

  private int slot(int offset, long vtable, int size) {
    return offset < size ? Little.u16(bounds.bytes, vtable + offset) : VtablePlan.ABSENT;
  }

  private void checkPlace(VtablePlan plan, FieldKey field, int slot, long vtable, long table)
      throws InvalidDataException {
    if (slot < 4 || slot > plan.tableByteSize - field.byteSize) {
      throw bounds
          .invalid(
              FlatBufferFault.FIELD_OUT_OF_RANGE,
              vtable + field.offset,
              slot,
              "4 to %d".formatted(plan.tableByteSize - field.byteSize))
          .within(field.name);
    }
    requireReadable(slot, vtable + field.offset);
    if (field.align > 4) {
      plan.align(slot, field.align);
    } else if ((slot & (field.align - 1)) != 0) {
      throw misaligned(field, table + slot);
    }
  }

  private void requireReadable(int number, long at) throws InvalidDataException {
    if (number >= slotLimit) {
      throw bounds.invalid(FlatBufferFault.SLOT_NOT_READABLE, at, number, "below " + slotLimit);
    }
  }

  private void addReference(VtablePlan plan, FieldKey field, int slot, long vtable) {
    if (field.shape.isUnion()) {
      int tagSlot = slot(field.tagOffset(), vtable, plan.vtableByteSize);
      if (slot != VtablePlan.ABSENT || tagSlot != VtablePlan.ABSENT) {
        plan.add(field, slot, tagSlot);
      }
    } else if (slot != VtablePlan.ABSENT && !field.shape.isInline()) {
      plan.add(field, slot, VtablePlan.ABSENT);
    }
  }

  private void requirePresent(FlatType type, long vtable, int size, long table)
      throws InvalidDataException {
    for (FieldKey field : type.requiredArray()) {
      if (slot(field.offset, vtable, size) == VtablePlan.ABSENT) {
        throw bounds
            .context
            .invalid(FlatBufferFault.REQUIRED_MISSING, table, "no such field", "present")
            .within(field.name);
      }
    }
  }

  /// {@return the exception for the first field of a table that is not aligned}
  InvalidDataException misaligned(VtablePlan plan, long table) {
    for (FieldKey field : plan.type.fieldArray()) {
      int slot = slot(field.offset, plan.vtable, plan.vtableByteSize);
      if (slot != VtablePlan.ABSENT && !bounds.isAligned(table + slot, field.align)) {
        return misaligned(field, table + slot);
      }
    }
    throw new IllegalArgumentException("every field of the table is aligned");
  }

  private InvalidDataException misaligned(FieldKey field, long at) {
    return bounds
        .invalid(
            FlatBufferFault.MISALIGNED,
            at,
            at - bounds.origin,
            "multiples of %d from the start".formatted(field.align))
        .within(field.name);
  }
}
