// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.Arrays;

/// What is left to check in a table once its vtable has been checked for its type: a few ranges,
/// and the fields that refer to something elsewhere.
///
/// For one thread; used again for another vtable when [#active] is 0.
final class VtablePlan {

  /// Stands for a slot that says the field is absent: no field begins at the table itself.
  static final int ABSENT = 0;

  private static final FieldKey[] NO_FIELDS = {};

  FlatType type;
  long vtable;
  int vtableByteSize;
  int tableByteSize;

  /// Bit r is set if every field is aligned in a table that stands 4 * r bytes after a multiple of
  /// 32, the largest alignment there is.
  int alignedAt;

  /// How many tables with this plan are being verified, one inside the other.
  int active;

  int count;
  FieldKey[] fields = NO_FIELDS;
  int[] slots = {};
  int[] tagSlots = {};

  VtablePlan(FlatType type) {
    this.type = type;
  }

  void reset(FlatType newType, long newVtable) {
    type = newType;
    vtable = newVtable;
    alignedAt = 0xFF;
    count = 0;
  }

  /// Adds a field that refers to something elsewhere.
  void add(FieldKey field, int slot, int tagSlot) {
    if (count == fields.length) {
      int capacity = Math.max(4, 2 * count);
      fields = Arrays.copyOf(fields, capacity);
      slots = Arrays.copyOf(slots, capacity);
      tagSlots = Arrays.copyOf(tagSlots, capacity);
    }
    fields[count] = field;
    slots[count] = slot;
    tagSlots[count] = tagSlot;
    count++;
  }

  /// Leaves only those places of the table that align a field.
  ///
  /// @param slot where the field is in the table
  /// @param align of the field, above 4
  void align(int slot, int align) {
    for (int r = 0; r < 8; r++) {
      if (((4 * r + slot) & (align - 1)) != 0) {
        alignedAt &= ~(1 << r);
      }
    }
  }

  /// {@return whether the fields of a table are aligned}
  ///
  /// @param distance of the table from the start of the buffer, a multiple of 4
  boolean isAligned(long distance) {
    return ((alignedAt >>> ((distance >>> 2) & 7)) & 1) != 0;
  }
}
