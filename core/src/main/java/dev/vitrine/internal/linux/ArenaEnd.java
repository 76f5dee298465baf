// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Ties a descriptor to an arena: it is closed when the arena is, after its last access.
public final class ArenaEnd {

  private ArenaEnd() {}

  /// Gives a descriptor to an arena.
  ///
  /// @param fd owned by the arena from now on
  /// @param arena open
  // SAFETY: no memory is reached.
  // - The segment has size 0, and is not kept.
  // - The cleanup action runs once, "when the arena … is closed", after which no segment of it can
  // be
  //   accessed (MemorySegment.reinterpret, JDK 25).
  @SuppressWarnings("restricted") // MemorySegment.reinterpret
  public static void closes(Fd fd, Arena arena) {
    var _ = MemorySegment.NULL.reinterpret(0, arena, _ -> close(fd));
  }

  private static void close(Fd fd) {
    try {
      fd.close();
    } catch (LinuxException e) {
      throw new UncheckedIOException(e);
    }
  }
}
