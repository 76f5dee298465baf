// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.util.EnumSet;
import java.util.Set;

/// A restriction on a memory file that can be added but never taken away: fcntl(2), "File Sealing".
public enum Seal {
  /// No further seal can be added: `F_SEAL_SEAL`.
  SEAL(0x1),
  /// The file cannot become smaller: `F_SEAL_SHRINK`.
  SHRINK(0x2),
  /// The file cannot become larger: `F_SEAL_GROW`.
  GROW(0x4),
  /// The content cannot change: `F_SEAL_WRITE`. Refused while a writable mapping exists.
  WRITE(0x8),
  /// The content cannot change but through mappings that exist already: `F_SEAL_FUTURE_WRITE`. This
  /// is *not* immutability.
  FUTURE_WRITE(0x10),
  /// The execute permission cannot change: `F_SEAL_EXEC`.
  EXEC(0x20);

  private final int bit;

  Seal(int bit) {
    this.bit = bit;
  }

  /// {@return whether a memory file with these seals can never change again, in size and in
  /// content}
  ///
  /// @param seals the seals of one file
  public static boolean makeImmutable(Set<Seal> seals) {
    return seals.contains(SHRINK) && seals.contains(GROW) && seals.contains(WRITE);
  }

  /// Unknown bits are ignored: a seal can only restrict further.
  static Set<Seal> ofBits(int bits) {
    Set<Seal> seals = EnumSet.noneOf(Seal.class);
    for (Seal seal : values()) {
      if ((bits & seal.bit) != 0) {
        seals.add(seal);
      }
    }
    return Set.copyOf(seals);
  }

  static int bits(Set<Seal> seals) {
    int bits = 0;
    for (Seal seal : seals) {
      bits |= seal.bit;
    }
    return bits;
  }
}
