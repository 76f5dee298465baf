// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Files without a name, for bytes that only their creator shall reach.
///
/// Stateless and safe for use by many threads.
public final class NamelessFile {

  // int openat(int dirfd, const char *pathname, int flags, ... /* mode_t mode */);
  private static final MethodHandle OPENAT =
      Downcall.variadic(
          "openat", 3, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

  // int fchmod(int fd, mode_t mode);
  private static final MethodHandle FCHMOD =
      Downcall.of("fchmod", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private NamelessFile() {}

  /// {@return a new empty file without a name, open for reading and writing}
  ///
  /// It can never get a name (`O_EXCL`) and goes away with its last descriptor and mapping.
  ///
  /// @param directory a directory of the file system that shall hold the bytes
  /// @param mode the permission bits, from which the process's umask is taken
  /// @throws LinuxException `EOPNOTSUPP` if the file system has no such files, `EACCES`, `EROFS`
  public static Fd temporary(Fd directory, int mode) throws LinuxException {
    int flags = OpenFile.O_TMPFILE | OpenFile.O_EXCL | OpenFile.O_RDWR | OpenFile.O_CLOEXEC;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment here = arena.allocateFrom(".");
      // SAFETY: `here` is a NUL-terminated string that lives until the arena is closed, below.
      return Fd.owning(
          Downcall.retrying(
              "openat(O_TMPFILE)",
              directory,
              errno -> (int) OPENAT.invokeExact(errno, directory.number(), here, flags, mode)));
    }
  }

  /// Changes the permission bits of an open file.
  ///
  /// @param fd the descriptor
  /// @param mode the permission bits, exactly
  /// @throws LinuxException `EPERM` if the file belongs to another user or cannot be changed
  public static void changeMode(Fd fd, int mode) throws LinuxException {
    // SAFETY: no pointer is passed.
    var _ =
        Downcall.retrying(
            "fchmod", fd, errno -> (int) FCHMOD.invokeExact(errno, fd.number(), mode));
  }
}
