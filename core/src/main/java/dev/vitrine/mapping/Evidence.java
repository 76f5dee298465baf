// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.util.Set;
import java.util.stream.Collectors;

/// What was seen that proves a [Guarantee]: one record for each kind of proof.
///
/// Immutable and safe for use by many threads.
public sealed interface Evidence {

  /// The seals that the kernel reported for the mapped descriptor.
  ///
  /// @param seals among them SHRINK, GROW and WRITE
  record SealedMemfd(Set<Seal> seals) implements Evidence {
    /// Makes the evidence.
    public SealedMemfd {
      seals = Set.copyOf(seals);
    }
  }

  /// The bytes were copied into memory that only this process has and nobody holds writable.
  ///
  /// @param reason why the copy could not be sealed by the kernel
  record AnonymousMemory(String reason) implements Evidence {}

  /// {@return this evidence in one line}
  default String describe() {
    return switch (this) {
      case SealedMemfd(Set<Seal> seals) -> "memfd sealed " + names(seals);
      case AnonymousMemory(String reason) -> "anonymous memory (" + reason + ")";
    };
  }

  private static String names(Set<Seal> seals) {
    return seals.stream().sorted().map(Seal::name).collect(Collectors.joining("+"));
  }
}
