// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// What keeps the bytes of a [FrozenSegment] from changing: one row for each rung of the ladder, in
/// the order in which [FrozenFile#open] climbs it.
public enum Mechanism {
  /// A memory file that the kernel has sealed: memfd_create(2), fcntl(2) `F_ADD_SEALS`.
  SEALED_MEMORY(
      "SealedMemory",
      Strength.PERMANENT,
      "the kernel refuses every write for the life of the memory file",
      "nobody"),
  /// A file with fs-verity: Documentation/filesystems/fsverity.rst of Linux.
  VERITY(
      "Verity",
      Strength.PERMANENT,
      "the kernel refuses every write for the life of the file, and checks what the disk returns",
      "nobody while the system runs; a change on the disk is found when the page is read"),
  /// A file with the immutable flag, chattr(1) `+i`, that nobody has open for writing.
  IMMUTABLE_FLAG(
      "ImmutableFlag",
      Strength.PRIVILEGED,
      "no writer exists, and the kernel lets none appear",
      "a process with CAP_LINUX_IMMUTABLE, by clearing the flag"),
  /// A clone that shares the blocks of the file: ioctl_ficlone(2).
  REFLINK(
      "Reflink",
      Strength.PRIVATE,
      "the clone is an inode of its own, without a name and without a writer",
      "the same user through /proc, root"),
  /// The file itself, under an exclusive lease: fcntl(2) `F_SETLEASE`. Copied into a sealed memory
  /// file, at the same addresses, as soon as somebody opens it.
  LEASE(
      "Lease",
      Strength.REVOCABLE,
      "whoever opens the file waits until it has been copied",
      "whoever opens it, if the copy takes longer than the kernel waits (45 s by default)"),
  /// Nothing but the caller's word.
  ASSUMED("Assumed", Strength.ASSUMED, "the caller says so", "everybody who may write the file"),
  /// A copy that only this process has.
  PRIVATE_COPY(
      "PrivateCopy",
      Strength.PERMANENT,
      "the bytes were copied, and nobody else has the copy",
      "nobody, if the copy is sealed; else this process and its debugger");

  private final String label;
  private final Strength strongest;
  private final String reason;
  private final String breaker;

  Mechanism(String label, Strength strongest, String reason, String breaker) {
    this.label = label;
    this.strongest = strongest;
    this.reason = reason;
    this.breaker = breaker;
  }

  /// {@return the most that this mechanism can give; a single [Guarantee] may have less}
  public Strength strongest() {
    return strongest;
  }

  /// {@return why the bytes cannot change, as half a sentence}
  public String reason() {
    return reason;
  }

  /// {@return who can still change the bytes}
  public String breaker() {
    return breaker;
  }

  /// {@return the name of this mechanism as the documents and the command line write it, such as
  /// `PrivateCopy`}
  @Override
  public String toString() {
    return label;
  }
}
