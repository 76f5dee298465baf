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

  /// The digest that the kernel holds the file to.
  ///
  /// @param digest as `fsverity measure` prints it, such as `sha256:3d24…`
  record Digest(String digest) implements Evidence {}

  /// The immutable flag was seen, then a read lease was granted, which is so only if nobody has the
  /// file open or mapped for writing, and then the flag was seen again.
  ///
  /// @param fileSystem the kind of file system
  record FlagWithoutWriters(String fileSystem) implements Evidence {}

  /// The file was cloned into an inode without a name, whose writable descriptor was closed.
  ///
  /// @param fileSystem the kind of file system
  record CloneWithoutName(String fileSystem) implements Evidence {}

  /// Somebody said so.
  ///
  /// @param reason why
  record CallersWord(String reason) implements Evidence {}

  /// The bytes were copied into memory that only this process has and nobody holds writable.
  ///
  /// @param reason why the copy could not be sealed by the kernel
  record AnonymousMemory(String reason) implements Evidence {}

  /// The kernel granted an exclusive lease on the file, so nobody else had it open, and has been
  /// keeping everybody from opening it.
  ///
  /// @param fileSystem the kind of file system, on which a lease is known to mean that, such as
  ///   `xfs`
  record ExclusiveLease(String fileSystem) implements Evidence {}

  /// {@return this evidence in one line}
  default String describe() {
    return switch (this) {
      case SealedMemfd(Set<Seal> seals) -> "memfd sealed " + names(seals);
      case Digest(String digest) -> "digest " + digest;
      case FlagWithoutWriters(String fileSystem) ->
          "immutable flag on %s, and nobody has it open for writing".formatted(fileSystem);
      case CloneWithoutName(String fileSystem) -> "clone without a name on " + fileSystem;
      case ExclusiveLease(String fileSystem) -> "exclusive lease on " + fileSystem;
      case CallersWord(String reason) -> "\"" + reason + "\"";
      case AnonymousMemory(String reason) -> "anonymous memory (" + reason + ")";
    };
  }

  private static String names(Set<Seal> seals) {
    return seals.stream().sorted().map(Seal::name).collect(Collectors.joining("+"));
  }
}
