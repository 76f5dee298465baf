// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.lang.foreign.Arena;

/// One step of the ladder: a way to make the bytes of an open file unchangeable.
///
/// Stateless and safe for use by many threads.
interface Rung {

  /// {@return which mechanism this is}
  Mechanism mechanism();

  /// Tries to take this rung: proves on the descriptor, then maps.
  ///
  /// @param source the open file, which the ladder closes after the climb
  /// @param policy what is allowed; its minimum strength and set of mechanisms have been looked at
  /// @param arena owns whatever is mapped; the ladder closes it if the rung refuses or throws
  /// @return the frozen bytes, or why not
  /// @throws IOException if the file cannot be read, which no other rung could mend
  Climb climb(Source source, FreezePolicy policy, Arena arena) throws IOException;

  /// How a climb ended.
  sealed interface Climb {

    /// The rung holds.
    record Held(Frozen frozen) implements Climb {}

    /// The rung does not apply.
    ///
    /// @param cause why, with the name of the kernel's error where there was one
    /// @param remedy what would make it apply; empty if nothing would
    record Refused(String cause, String remedy) implements Climb {}
  }
}
