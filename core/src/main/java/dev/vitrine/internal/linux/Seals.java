// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

/// The seals of a memory file: what the kernel refuses for as long as the inode lives
/// (`F_ADD_SEALS`, `F_GET_SEALS` of `fcntl(2)`).
///
/// Stateless and safe for use by many threads.
public final class Seals {

  /// No seal can be added (`<linux/fcntl.h>`, as all that follow).
  public static final int F_SEAL_SEAL = 1;

  /// The file cannot become smaller.
  public static final int F_SEAL_SHRINK = 2;

  /// The file cannot become larger.
  public static final int F_SEAL_GROW = 4;

  /// The bytes cannot be written, by anybody, in any way.
  public static final int F_SEAL_WRITE = 8;

  /// The bytes cannot be written, except through mappings that exist already (Linux 5.1). No
  /// guarantee by itself.
  public static final int F_SEAL_FUTURE_WRITE = 0x10;

  /// The execute permission cannot be changed (Linux 6.3).
  public static final int F_SEAL_EXEC = 0x20;

  /// The seals that together make size and bytes permanent.
  public static final int FROZEN = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

  /// Add seals.
  static final int F_ADD_SEALS = 1033;

  /// Get the seals.
  static final int F_GET_SEALS = 1034;

  private Seals() {}

  /// {@return the seals of a file}
  ///
  /// A file on tmpfs that is not a memory file answers [#F_SEAL_SEAL] alone.
  ///
  /// @param fd the descriptor, open for reading or writing
  /// @throws LinuxException `EINVAL` if its file system has no seals
  public static int get(Fd fd) throws LinuxException {
    return Fcntl.call("F_GET_SEALS", fd, F_GET_SEALS, 0);
  }

  /// Adds seals to those that are there.
  ///
  /// [#F_SEAL_WRITE] is refused while a shared mapping made from a writable descriptor exists, even
  /// a read-only mapping. So write, seal, [OpenFile#reopenReadOnly], close, and only then map.
  ///
  /// @param fd the descriptor, open for writing
  /// @param seals the seals to add
  /// @throws LinuxException `EBUSY` because of such a mapping or pages in use by the kernel,
  ///   `EPERM` if the descriptor is read-only or [#F_SEAL_SEAL] is set, `EINVAL` for an unknown
  ///   seal or a file that has no seals
  public static void add(Fd fd, int seals) throws LinuxException {
    var _ = Fcntl.call("F_ADD_SEALS", fd, F_ADD_SEALS, seals);
  }
}
