// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.FilePosition;
import dev.vitrine.internal.linux.FileSystemType;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Madvise;
import dev.vitrine.internal.linux.Seals;
import dev.vitrine.internal.linux.Statfs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/// A memory file that somebody has sealed already, opened by its path in `/proc`.
final class SealedMemoryRung implements KernelRung {

  private static final String REMEDY =
      "add the seals SHRINK, GROW and WRITE before handing it over";

  @Override
  public Mechanism mechanism() {
    return Mechanism.SEALED_MEMORY;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    Set<Seal> seals;
    try {
      seals = Seal.ofBits(Seals.get(source.fd()));
    } catch (LinuxException e) {
      if (e.is(Errno.EINVAL)) {
        return new Climb.Refused("not a memory file (F_GET_SEALS: EINVAL)", "");
      }
      throw e;
    }
    if (!Seal.makeImmutable(seals)) {
      return seals.contains(Seal.SEAL)
          ? new Climb.Refused("cannot be sealed any more (F_GET_SEALS: %s)".formatted(seals), "")
          : new Climb.Refused("not sealed (F_GET_SEALS: %s)".formatted(seals), REMEDY);
    }
    return map(source, policy, seals, arena);
  }

  private static Climb map(
      DescriptorSource source, FreezePolicy policy, Set<Seal> seals, Arena arena)
      throws IOException {
    Extent extent = policy.extent(source); // of the size, which is sealed as well
    Guarantee guarantee =
        new Guarantee(Mechanism.SEALED_MEMORY, Strength.PERMANENT, new Evidence.SealedMemfd(seals));
    MemorySegment bytes = map(source, extent, arena);
    if (extent.byteSize() > 0 && FilePosition.nextHole(source.fd(), 0) < source.byteSize()) {
      try {
        // The first touch of a hole needs a page, and a huge page that is not there is SIGBUS; here
        // its absence is an errno.
        Madvise.advise(bytes, Madvise.MADV_POPULATE_READ);
      } catch (LinuxException e) {
        return new Climb.Refused(
            "has holes that could not be filled (%s)".formatted(e.errnoName()),
            "write every byte before sealing");
      }
    }
    return new Climb.Held(new Frozen(bytes, guarantee, Hold.PERMANENT));
  }

  /// A file of huge pages must be mapped and unmapped in whole ones, and its size is a multiple of
  /// them.
  private static MemorySegment map(DescriptorSource source, Extent extent, Arena arena)
      throws IOException {
    if (Statfs.of(source.fd()).type() != FileSystemType.HUGETLBFS) {
      return extent.map(source.fd(), arena);
    }
    MemorySegment whole = new Extent(0, source.byteSize()).map(source.fd(), arena);
    return whole.asSlice(extent.byteOffset(), extent.byteSize());
  }
}
