// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The file system that an open file lives on (`fstatfs(2)`).
///
/// Immutable and safe for use by many threads.
///
/// @param magic the number of its type (`f_type`)
/// @param blockSize the unit of its allocation, in bytes; on hugetlbfs the size of a page
///   (`f_bsize`)
/// @param flags the options of the mount, `ST_…` of `<sys/statvfs.h>` (`f_flags`)
public record Statfs(long magic, long blockSize, long flags) {

  /// The mount is read-only (`<sys/statvfs.h>`); says nothing about writers through other mounts.
  static final long ST_RDONLY = 1;

  /// The size of `struct statfs` (`<sys/statfs.h>`), and below the offsets of its members, in
  /// bytes.
  private static final int STATFS_SIZE = 120;

  private static final int F_TYPE = 0;
  private static final int F_BSIZE = 8;
  private static final int F_FLAGS = 80;

  // int fstatfs(int fd, struct statfs *buf);
  private static final MethodHandle FSTATFS =
      Downcall.of("fstatfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  /// {@return the file system of an open file}
  ///
  /// @param fd the descriptor
  /// @throws LinuxException `EBADF`, or `EIO` and `ESTALE` of a remote file system
  public static Statfs of(Fd fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(STATFS_SIZE, Long.BYTES);
      // SAFETY: the kernel writes one struct statfs at `answer`, which has its size and lives until
      // the arena is closed, below.
      var _ =
          Downcall.retrying(
              "fstatfs", fd, errno -> (int) FSTATFS.invokeExact(errno, fd.number(), answer));
      return new Statfs(
          answer.get(JAVA_LONG, F_TYPE),
          answer.get(JAVA_LONG, F_BSIZE),
          answer.get(JAVA_LONG, F_FLAGS));
    }
  }

  /// {@return the type that the number stands for}
  public FileSystemType type() {
    return FileSystemType.of(magic);
  }

  /// {@return the name of the type, or its number in hex if it is not known}
  public String label() {
    FileSystemType type = type();
    return type == FileSystemType.UNKNOWN ? "0x%x".formatted(magic) : type.label();
  }

  /// {@return whether the mount is read-only}
  public boolean isReadOnly() {
    return (flags & ST_RDONLY) != 0;
  }
}
