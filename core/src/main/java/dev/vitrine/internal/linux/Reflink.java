// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Copies that share blocks until one side is written (`FICLONE`, `FICLONERANGE` of `ioctl(2)`):
/// xfs and btrfs have them, ext4 and tmpfs answer `EOPNOTSUPP`.
///
/// Stateless and safe for use by many threads.
public final class Reflink {

  /// Make the whole file share the blocks of another (`<linux/fs.h>`).
  static final long FICLONE = 0x40049409L;

  /// The same for a range (`<linux/fs.h>`).
  static final long FICLONERANGE = 0x4020940dL;

  /// The size of `struct file_clone_range` (`<linux/fs.h>`), and below the offsets of its members,
  /// in bytes.
  private static final int FILE_CLONE_RANGE_SIZE = 32;

  private static final int SRC_FD = 0;
  private static final int SRC_OFFSET = 8;
  private static final int SRC_LENGTH = 16;
  private static final int DEST_OFFSET = 24;

  private Reflink() {}

  /// Makes a file equal to another one, at one moment and in O(number of extents).
  ///
  /// The bytes are those of one moment: the kernel writes back and locks the source meanwhile.
  ///
  /// @param to the file that becomes the copy: open for writing, on the same file system
  /// @param from the file to copy: open for reading
  /// @throws LinuxException `EOPNOTSUPP`, `EXDEV` if on another file system, `EINVAL`, `ENOSPC`,
  ///   `ETXTBSY` for a swap file, `EPERM` if `to` is immutable
  public static void cloneFile(Fd to, Fd from) throws LinuxException {
    Ioctl.call("FICLONE", to, FICLONE, from.number());
  }

  /// Makes a range of a file equal to a range of another.
  ///
  /// @param to the file to change: open for writing, on the same file system
  /// @param toOffset where in it, in bytes: a multiple of the block size
  /// @param from the file to copy: open for reading
  /// @param fromOffset where in it, in bytes: a multiple of the block size
  /// @param byteSize how much, in bytes: a multiple of the block size, or up to the end of `from`;
  ///   0 means up to the end
  /// @throws LinuxException as [#cloneFile], and `EINVAL` for a range that does not fit
  public static void cloneRange(Fd to, long toOffset, Fd from, long fromOffset, long byteSize)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment range = arena.allocate(FILE_CLONE_RANGE_SIZE, Long.BYTES);
      range.set(JAVA_LONG, SRC_FD, from.number());
      range.set(JAVA_LONG, SRC_OFFSET, fromOffset);
      range.set(JAVA_LONG, SRC_LENGTH, byteSize);
      range.set(JAVA_LONG, DEST_OFFSET, toOffset);
      Ioctl.call("FICLONERANGE", to, FICLONERANGE, range);
    }
  }
}
