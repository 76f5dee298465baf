// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `statx(2)` of a descriptor.
///
/// Stateless and safe for use by many threads.
public final class Statx {

  /// The file cannot be changed by anybody until the flag is taken away (`<linux/stat.h>`).
  public static final long STATX_ATTR_IMMUTABLE = 0x10;

  /// The file can only grow (`<linux/stat.h>`).
  public static final long STATX_ATTR_APPEND = 0x20;

  /// The directory is the root of a mount (`<linux/stat.h>`).
  public static final long STATX_ATTR_MOUNT_ROOT = 0x2000;

  /// The file has fs-verity (`<linux/stat.h>`). btrfs on Linux 6.1 sets it without the mask bit.
  public static final long STATX_ATTR_VERITY = 0x100000;

  /// The file is on persistent memory without page cache (`<linux/stat.h>`).
  public static final long STATX_ATTR_DAX = 0x200000;

  /// Everything that `stat` gives (`<linux/stat.h>`).
  static final int STATX_BASIC_STATS = 0x7ff;

  /// The path may be empty and then means the descriptor (`<linux/fcntl.h>`).
  static final int AT_EMPTY_PATH = 0x1000;

  /// The size of `struct statx` (`<linux/stat.h>`), and below the offsets of its members, in bytes.
  private static final int STATX_SIZE = 256;

  private static final int STX_ATTRIBUTES = 8;
  private static final int STX_UID = 20;
  private static final int STX_MODE = 28;
  private static final int STX_INO = 32;
  private static final int STX_SIZE = 40;
  private static final int STX_BLOCKS = 48;
  private static final int STX_ATTRIBUTES_MASK = 56;
  private static final int STX_CTIME = 96;
  private static final int STX_MTIME = 112;
  private static final int STX_DEV_MAJOR = 136;
  private static final int STX_DEV_MINOR = 140;

  /// `struct statx_timestamp`: the offset of the nanoseconds behind the seconds, in bytes.
  private static final int TV_NSEC = 8;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  // int statx(int dirfd, const char *restrict pathname, int flags, unsigned int mask,
  //           struct statx *restrict statxbuf);
  private static final MethodHandle STATX =
      Downcall.of(
          "statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));

  private Statx() {}

  /// {@return what the kernel knows of an open file now}
  ///
  /// @param fd the descriptor, which may be a mere `O_PATH` one
  /// @throws LinuxException `EBADF`, or `ESTALE` and `EIO` of a remote file system
  public static FileStatus of(Fd fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment empty = arena.allocateFrom("");
      MemorySegment answer = arena.allocate(STATX_SIZE, Long.BYTES);
      // SAFETY: the kernel reads a string and writes one structure.
      // - `empty` is a NUL-terminated string; with AT_EMPTY_PATH the descriptor is meant.
      // - `answer` has the size of struct statx, 256 bytes since it exists: "spare" fields make
      //   room for later members (statx(2)).
      // - Both live until the arena is closed, below.
      var _ =
          Downcall.retrying(
              "statx",
              fd,
              errno ->
                  (int)
                      STATX.invokeExact(
                          errno, fd.number(), empty, AT_EMPTY_PATH, STATX_BASIC_STATS, answer));
      return parse(answer);
    }
  }

  private static FileStatus parse(MemorySegment statx) {
    return new FileStatus(
        Short.toUnsignedInt(statx.get(JAVA_SHORT, STX_MODE)),
        statx.get(JAVA_LONG, STX_SIZE),
        statx.get(JAVA_LONG, STX_BLOCKS),
        (long) statx.get(JAVA_INT, STX_DEV_MAJOR) << Integer.SIZE
            | Integer.toUnsignedLong(statx.get(JAVA_INT, STX_DEV_MINOR)),
        statx.get(JAVA_LONG, STX_INO),
        nanos(statx, STX_MTIME),
        nanos(statx, STX_CTIME),
        statx.get(JAVA_LONG, STX_ATTRIBUTES),
        statx.get(JAVA_LONG, STX_ATTRIBUTES_MASK),
        statx.get(JAVA_INT, STX_UID));
  }

  private static long nanos(MemorySegment statx, int time) {
    return statx.get(JAVA_LONG, time) * NANOS_PER_SECOND + statx.get(JAVA_INT, time + TV_NSEC);
  }
}
