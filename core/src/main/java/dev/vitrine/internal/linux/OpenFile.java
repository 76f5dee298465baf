// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// `open(2)` and `openat(2)`: from a path to a descriptor, always closed on exec.
///
/// A call interrupted by a signal is made again. It waits as long as the kernel does: up to
/// `/proc/sys/fs/lease-break-time` seconds if another process holds a lease on the file, and for
/// ever if this process's own lease is never released.
///
/// Stateless and safe for use by many threads.
public final class OpenFile {

  /// Open for reading (`<asm-generic/fcntl.h>`, as all that follow).
  public static final int O_RDONLY = 0;

  /// Open for writing.
  public static final int O_WRONLY = 1;

  /// Open for reading and writing.
  public static final int O_RDWR = 2;

  /// The bits of [Fcntl#statusFlags] that say reading, writing or both.
  public static final int O_ACCMODE = 3;

  /// Create the file if it is not there.
  public static final int O_CREAT = 0x40;

  /// Fail if it is there; with [#O_TMPFILE]: the file can never be linked into a directory.
  public static final int O_EXCL = 0x80;

  /// Cut it to size 0.
  public static final int O_TRUNC = 0x200;

  /// Write at the end always.
  public static final int O_APPEND = 0x400;

  /// Do not wait: for a lease's holder, `EAGAIN` instead.
  public static final int O_NONBLOCK = 0x800;

  /// Do not update the time of the last access; only the owner may.
  public static final int O_NOATIME = 0x40000;

  /// Close on exec; set by every method here.
  static final int O_CLOEXEC = 0x80000;

  /// A descriptor that only names the file.
  public static final int O_PATH = 0x200000;

  /// Fail unless it is a directory (`<asm/fcntl.h>`, differs by architecture).
  public static final int O_DIRECTORY = Architecture.choose(0x10000, 0x4000);

  /// Fail if the last name is a symbolic link (`<asm/fcntl.h>`, differs by architecture).
  public static final int O_NOFOLLOW = Architecture.choose(0x20000, 0x8000);

  /// Bypass the page cache (`<asm/fcntl.h>`, differs by architecture).
  public static final int O_DIRECT = Architecture.choose(0x4000, 0x10000);

  /// A new file without a name: `__O_TMPFILE | O_DIRECTORY` (`<asm-generic/fcntl.h>`).
  static final int O_TMPFILE = 0x400000 | O_DIRECTORY;

  // int open(const char *pathname, int flags, ... /* mode_t mode */);
  private static final MethodHandle OPEN =
      Downcall.variadic("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

  private OpenFile() {}

  /// {@return an existing file, opened}
  ///
  /// @param path the file, which may have any name (see [NativePath])
  /// @param flags the access mode and further `O_…` flags
  /// @throws LinuxException `ENOENT`, `EACCES`, `EROFS`, `EMFILE`, …
  public static Fd open(Path path, int flags) throws LinuxException {
    return open(path, flags, 0);
  }

  /// {@return a file, opened, with permissions for the case that it is created}
  ///
  /// @param path the file
  /// @param flags the access mode and further `O_…` flags
  /// @param mode the permission bits, from which the process's umask is taken
  /// @throws LinuxException `ENOENT`, `EEXIST`, `EACCES`, `EROFS`, `EMFILE`, …
  public static Fd open(Path path, int flags, int mode) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return open(NativePath.allocate(path, arena), path, flags, mode);
    }
  }

  /// {@return a second, independent and read-only opening of the same inode}
  ///
  /// Goes through `/proc/self/fd`, so it works for files without a name and for memory files. The
  /// permission bits are checked again (`EACCES`): reopen first, [NamelessFile#changeMode]
  /// afterwards.
  ///
  /// @param fd the descriptor; its own access mode does not matter
  /// @throws LinuxException `ENOENT` if `/proc` is not mounted, `EACCES`
  public static Fd reopenReadOnly(Fd fd) throws LinuxException {
    String link = "/proc/self/fd/" + fd.number();
    try (Arena arena = Arena.ofConfined()) {
      return open(arena.allocateFrom(link), link, O_RDONLY, 0);
    }
  }

  private static Fd open(MemorySegment name, Object about, int flags, int mode)
      throws LinuxException {
    // SAFETY: the kernel reads a string at `name`.
    // - Both callers allocate it zeroed or copied with its NUL, and keep the arena open.
    // - The mode is always passed, so that no flag makes `open` read an argument that is not there
    //   ("if neither O_CREAT nor O_TMPFILE is specified, then mode is ignored", open(2)).
    return Fd.owning(
        Downcall.retrying(
            "open", about, errno -> (int) OPEN.invokeExact(errno, name, flags | O_CLOEXEC, mode)));
  }
}
