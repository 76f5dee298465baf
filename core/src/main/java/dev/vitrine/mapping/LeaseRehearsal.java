// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fcntl;
import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileSize;
import dev.vitrine.internal.linux.Memfd;
import dev.vitrine.internal.linux.Pages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Set;

/// The break of a lease, played once from the first step to the last before a lease is taken.
///
/// It proves that this process can make sealed memory files, without which a broken lease could
/// only end in a lost guarantee. And it loads and links every class of that path: later there may
/// be no descriptor left to load one, and the thread that waits in `open()` for our copy may be one
/// of our own, inside a class loader.
final class LeaseRehearsal {

  private LeaseRehearsal() {}

  /// @param look what the watcher does with what it watches
  /// @throws IOException if a lease could not be answered
  static void run(Look look) throws IOException {
    try (Fd file = Memfd.create("vitrine-rehearsal")) {
      FileSize.truncate(file, Pages.size());
      play(file, look);
    }
  }

  /// What the watcher does with what it watches.
  interface Look {
    void at(Watched watched) throws IOException;
  }

  private static void play(Fd file, Look look) throws IOException {
    HeldLease lease = HeldLease.revoked(Fcntl.duplicate(file));
    Arena arena = Arena.ofShared();
    try {
      Extent page = new Extent(0, Pages.size());
      LeasedMapping mapping = new LeasedMapping(lease, page, arena, Set.of(Advice.NO_DUMP), "");
      var _ = mapping.map();
      look.at(mapping);
      // The copy succeeded, and no lease was there to release.
      if (mapping.state() != LeasedMapping.State.VIOLATED) {
        throw new IOException(mapping.reason());
      }
    } finally {
      ArenaKind.SHARED.close(arena);
      lease.release();
    }
  }
}
