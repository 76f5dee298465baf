// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A file frozen by a lease and nothing else, and its inside.
///
/// @param bytes the mapping
/// @param mapping what becomes of it
/// @param arena owns it
record Leased(MemorySegment bytes, LeasedMapping mapping, Arena arena) implements AutoCloseable {

  /// Leases alone, whatever the size.
  static final FreezePolicy POLICY =
      FreezePolicy.DEFAULT.withMechanisms(EnumSet.of(Mechanism.LEASE)).withCopyFirst(0);

  /// {@return a leased file}
  ///
  /// @throws FreezeException if the lease is refused
  static Leased open(Path path) throws IOException {
    return open(path, POLICY);
  }

  static Leased open(Path path, FreezePolicy policy) throws IOException {
    try (Source source = Source.open(path)) {
      Ladder.Held held = new Ladder(source, policy).climb();
      Frozen frozen = held.frozen();
      return new Leased(frozen.bytes(), (LeasedMapping) frozen.hold(), held.arena());
    }
  }

  /// {@return a new file of random bytes}
  static Path file(Path folder, String name, int byteSize) throws IOException {
    byte[] bytes = new byte[byteSize];
    new Random(byteSize).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  LeasedMapping.State state() {
    return mapping.state();
  }

  /// Closes it between two checksums: one that runs keeps the memory busy.
  @Override
  public void close() {
    long end = System.nanoTime() + 10_000_000_000L;
    while (arena.scope().isAlive()) {
      try {
        ArenaKind.SHARED.close(arena);
      } catch (IllegalStateException busy) {
        if (System.nanoTime() > end) {
          throw busy;
        }
        LockSupport.parkNanos(10_000);
      }
    }
  }
}
