// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import java.util.Arrays;

/// The plans made so far, by vtable and type.
///
/// Writers store equal vtables once, so that a large buffer has few of them. For one thread.
final class VtablePlans {

  /*
   * A table without chains: a plan that comes to an occupied place takes it, and takes the arrays
   * of the one that was there, unless that one is in use further up the stack. So the memory is
   * bounded whatever the data, and buffers that have a vtable for every table make no garbage.
   */

  /// More vtables than a schema of common size gives: 4096 places are 16 KiB.
  private static final int MOST_PLACES = 4096;

  private static final int FEWEST_PLACES = 16;

  /// How many bytes of a buffer are thought to have one vtable.
  private static final int BYTES_PER_PLACE = 64;

  /// Odd, near 2^64 divided by the golden ratio: spreads keys over the upper bits.
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final VtableCheck check;
  private final VtablePlan[] places;
  private final int shift;

  VtablePlans(VtableCheck check, long byteSize, FlatType any) {
    this.check = check;
    long wanted = Math.clamp(byteSize / BYTES_PER_PLACE, FEWEST_PLACES, MOST_PLACES);
    int size = Long.SIZE - Long.numberOfLeadingZeros(wanted - 1);
    this.shift = Long.SIZE - size;
    this.places = new VtablePlan[1 << size];
    VtablePlan none = new VtablePlan(any);
    none.vtable = -1;
    none.active = 1;
    Arrays.fill(places, none);
  }

  /// {@return the plan of a vtable}
  ///
  /// @param type of the table
  /// @param vtable where it begins; its first four bytes lie inside the buffer
  /// @param table that refers to it, for messages
  VtablePlan of(FlatType type, long vtable, long table) throws InvalidDataException {
    int place = (int) (((vtable * 31 + type.index) * MULTIPLIER) >>> shift);
    VtablePlan plan = places[place];
    if (plan.vtable == vtable && plan.type == type) {
      return plan;
    }
    if (plan.active != 0) {
      plan = new VtablePlan(type);
      places[place] = plan;
    }
    plan.vtable = -1; // until it has been checked
    check.fill(plan, type, vtable, table);
    return plan;
  }
}
