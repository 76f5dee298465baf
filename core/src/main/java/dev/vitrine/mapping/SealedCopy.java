// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.HugeFill;
import dev.vitrine.internal.linux.Memfd;
import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.internal.linux.Seals;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/// A file copied into a memory file of our own, which is then sealed and mapped.
final class SealedCopy {

  /*
   * The order is the proof: write, seal, open again for reading only, close the writable descriptor,
   * map. Sealing first is impossible, and mapping before sealing is refused by the kernel (EBUSY). A
   * mapping of the read-only descriptor cannot be made writable by mprotect(2), nor written through
   * /proc/self/mem.
   */

  private SealedCopy() {}

  /// @throws dev.vitrine.internal.linux.LinuxException by the name of the call that failed
  /// @throws IOException if the file shrank
  static Frozen of(DescriptorSource source, Extent extent, Arena arena) throws IOException {
    try (Fd writable = Memfd.create("vitrine")) {
      long copied =
          HugeFill.copy(writable, source.fd(), extent.byteOffset(), extent.byteSize(), done -> {});
      Shrunk.check(source, extent, copied);
      Seals.add(writable, Seals.FROZEN);
      try (Fd readable = OpenFile.reopenReadOnly(writable)) {
        return map(readable, extent.atStart(), arena);
      }
    }
  }

  private static Frozen map(Fd readable, Extent extent, Arena arena) throws IOException {
    Set<Seal> seals = Seal.ofBits(Seals.get(readable));
    if (!Seal.makeImmutable(seals)) {
      throw new IOException("copy: not sealed (found seals %s)".formatted(seals));
    }
    MemorySegment bytes = extent.mapForHugePages(readable, arena);
    Guarantee guarantee =
        new Guarantee(Mechanism.PRIVATE_COPY, Strength.PERMANENT, new Evidence.SealedMemfd(seals));
    return new Frozen(bytes, guarantee, Hold.PERMANENT);
  }
}
