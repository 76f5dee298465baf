// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The flags of a file that `lsattr` shows and `chattr` sets (`FS_IOC_GETFLAGS`, `FS_IOC_SETFLAGS`
/// of `ioctl_iflags(2)`).
///
/// Stateless and safe for use by many threads.
public final class InodeFlags {

  /// Nobody can change, link, rename or remove the file (`<linux/fs.h>`, as all that follow). Only
  /// on ext4 and f2fs does it stop descriptors that are already open for writing.
  public static final int FS_IMMUTABLE_FL = 0x10;

  /// The file can only grow.
  public static final int FS_APPEND_FL = 0x20;

  /// The file has fs-verity; can be read here but not set.
  public static final int FS_VERITY_FL = 0x100000;

  /// Blocks are overwritten in place (btrfs).
  public static final int FS_NOCOW_FL = 0x800000;

  /// Get the flags. The number says `long`, the kernel means `int` (ioctl_iflags(2), BUGS).
  static final long FS_IOC_GETFLAGS = 0x80086601L;

  /// Set the flags. The number says `long`, the kernel means `int`.
  static final long FS_IOC_SETFLAGS = 0x40086602L;

  private InodeFlags() {}

  /// {@return the flags of a file, bits of `FS_…_FL`, more than the ones named here}
  ///
  /// @param fd the descriptor, open for reading or writing
  /// @throws LinuxException `ENOTTY` or `EOPNOTSUPP` if the file system has none
  public static int get(Fd fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      // Eight bytes, since that is what the number states, though the kernel writes four.
      MemorySegment flags = arena.allocate(Long.BYTES, Long.BYTES);
      Ioctl.call("FS_IOC_GETFLAGS", fd, FS_IOC_GETFLAGS, flags);
      return flags.get(JAVA_INT, 0);
    }
  }

  /// Sets all flags of a file at once: get, change, set.
  ///
  /// @param fd the descriptor; read-only is enough
  /// @param value the flags
  /// @throws LinuxException `EPERM` without CAP_LINUX_IMMUTABLE for the first two flags, `EACCES`
  ///   if not the owner, `ENOTTY` or `EOPNOTSUPP`, `EROFS`
  public static void set(Fd fd, int value) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment flags = arena.allocate(Long.BYTES, Long.BYTES);
      flags.set(JAVA_INT, 0, value);
      Ioctl.call("FS_IOC_SETFLAGS", fd, FS_IOC_SETFLAGS, flags);
    }
  }
}
