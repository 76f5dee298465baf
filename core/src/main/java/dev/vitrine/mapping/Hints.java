// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Madvise;
import dev.vitrine.internal.linux.Mlock;
import dev.vitrine.internal.linux.Mseal;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Gives the hints of a policy to the kernel, and remembers which it refused.
final class Hints {

  private static final long SWEEP_BYTE_SIZE = 1 << 20;

  private Hints() {}

  /// {@return the hints that were refused, in words}
  ///
  /// @param bytes what was mapped
  /// @param source the file
  /// @param extent which part of the file `bytes` is
  /// @param policy the hints
  /// @throws IOException if the file cannot be read, which [Advice#POPULATE] finds out
  static List<String> give(MemorySegment bytes, Source source, Extent extent, FreezePolicy policy)
      throws IOException {
    List<String> refused = new ArrayList<>();
    for (Advice hint : new TreeSet<>(policy.advice())) {
      if (bytes.byteSize() == 0) {
        continue;
      }
      if (Kernel.current() instanceof Kernel.Unavailable(String reason)) {
        refused.add(hint + ": " + reason);
        continue;
      }
      if (hint == Advice.POPULATE) {
        sweep(source, extent);
      }
      try {
        give(bytes, hint);
      } catch (LinuxException e) {
        refused.add(hint + ": " + e.getMessage());
      }
    }
    if (policy.arena() == ArenaKind.PROCESS) {
      seal(bytes).ifPresent(refused::add);
    }
    return List.copyOf(refused);
  }

  /// {@return why the mapping could not be sealed, if so}
  private static Optional<String> seal(MemorySegment bytes) {
    if (bytes.byteSize() == 0) {
      return Optional.empty();
    }
    if (Kernel.current() instanceof Kernel.Unavailable(String reason)) {
      return Optional.of("PROCESS: not sealed: " + reason);
    }
    try {
      Mseal.seal(bytes);
      return Optional.empty();
    } catch (LinuxException e) {
      return Optional.of("PROCESS: not sealed: " + e.getMessage());
    }
  }

  /// Gives the hints once more, for a mapping that has been put in place of the first; what is
  /// refused has been refused before.
  static void giveAgain(MemorySegment bytes, Set<Advice> advice) {
    for (Advice hint : new TreeSet<>(advice)) {
      try {
        give(bytes, hint);
      } catch (LinuxException e) {
        // Advice, not a condition.
      }
    }
  }

  private static void give(MemorySegment bytes, Advice hint) throws LinuxException {
    switch (hint) {
      case NORMAL -> Madvise.advise(bytes, Madvise.MADV_NORMAL);
      case SEQUENTIAL -> Madvise.advise(bytes, Madvise.MADV_SEQUENTIAL);
      case RANDOM -> Madvise.advise(bytes, Madvise.MADV_RANDOM);
      case WILL_NEED -> Madvise.advise(bytes, Madvise.MADV_WILLNEED);
      case POPULATE -> Madvise.advise(bytes, Madvise.MADV_POPULATE_READ);
      case HUGE_PAGE -> Madvise.advise(bytes, Madvise.MADV_HUGEPAGE);
      case NO_DUMP -> Madvise.advise(bytes, Madvise.MADV_DONTDUMP);
      case COLD -> Madvise.advise(bytes, Madvise.MADV_COLD);
      case LOCK -> Mlock.lock(bytes);
    }
  }

  /// Reads every byte once: an unreadable page is an `EIO` here, where populating it may never end.
  private static void sweep(Source source, Extent extent) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(Math.min(SWEEP_BYTE_SIZE, extent.byteSize()));
      long done = 0;
      long count = 1;
      while (count > 0 && done < extent.byteSize()) {
        long size = Math.min(buffer.byteSize(), extent.byteSize() - done);
        count = source.read(extent.byteOffset() + done, buffer.asSlice(0, size));
        done += count;
      }
    }
  }
}
