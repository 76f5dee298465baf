// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.lang.foreign.Arena;

/// Who may read a frozen file, and when it is unmapped.
public enum ArenaKind {
  /// All threads, until [FrozenFile#close()], which waits for none of them: a read that comes too
  /// late is an [IllegalStateException]. Closing costs a handshake with every thread.
  SHARED,
  /// The thread that opened it alone, which also closes it; the cheapest to close. A lease cannot
  /// be held for it, because the watcher of leases must be able to close it.
  CONFINED,
  /// All threads; unmapped when the file and everything made from it are no longer reachable.
  /// [FrozenFile#close()] does nothing.
  AUTOMATIC,
  /// All threads, for as long as the process lives. The mapping itself is sealed where the kernel
  /// can (mseal(2), Linux 6.10), so that no code of this process can unmap or replace it, on
  /// purpose or by mistake; [FrozenFile#refusedAdvice()] says if the kernel cannot. It can never be
  /// unmapped: [FrozenFile#close()] does nothing.
  PROCESS,
  /// An arena of the caller's, given to [FrozenFile#open(Path, FreezePolicy, Arena)]: many files
  /// that are closed together, by one handshake. [FrozenFile#close()] does nothing. No lease is
  /// held for it, because losing one would close the others.
  GIVEN;

  /// {@return whether [FrozenFile#close()] unmaps the file}
  boolean isClosable() {
    return this == SHARED || this == CONFINED;
  }

  Arena open() {
    return switch (this) {
      case SHARED -> Arena.ofShared();
      case CONFINED -> Arena.ofConfined();
      case AUTOMATIC -> Arena.ofAuto();
      case PROCESS -> Arena.global();
      case GIVEN ->
          throw new IllegalArgumentException("arena: GIVEN, but none was given to FrozenFile.open");
    };
  }

  /// Closes an arena of this kind. Nothing is done if it closes by itself, or is closed already, as
  /// the watcher of leases does when it must.
  ///
  /// @throws WrongThreadException if it belongs to another thread
  /// @throws IllegalStateException if a thread is inside a call that keeps its memory busy
  void close(Arena arena) {
    if (!isClosable()) {
      return;
    }
    try {
      arena.close();
    } catch (IllegalStateException e) {
      if (arena.scope().isAlive()) {
        throw e;
      }
    }
  }
}
