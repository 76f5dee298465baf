// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/// `lseek(2)`: going to a place, or to a hole.
///
/// Stateless and safe for use by many threads; every method moves the file's position, which
/// nothing else in this package uses except [FileOutput#write] and [SendFile].
public final class FilePosition {

  /// Seek to an offset from the start (`<linux/fs.h>`, as all that follow).
  static final int SEEK_SET = 0;

  /// Seek to the next byte that is stored.
  static final int SEEK_DATA = 3;

  /// Seek to the next hole; the end of the file counts as one.
  static final int SEEK_HOLE = 4;

  // off_t lseek(int fd, off_t offset, int whence);
  private static final MethodHandle LSEEK =
      Downcall.of("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));

  private FilePosition() {}

  /// Sets a file's position, where [FileOutput#write] and [SendFile] go on.
  ///
  /// @param fd the descriptor
  /// @param offset in bytes from the start of the file, 0 or greater
  /// @throws LinuxException `EINVAL` if the offset is negative, `ESPIPE` for a pipe
  public static void moveTo(Fd fd, long offset) throws LinuxException {
    var _ = seek("lseek", fd, offset, SEEK_SET);
  }

  /// {@return where the first hole at or after an offset begins, at most the file's size}
  ///
  /// A file system without holes answers the size. A range that was allocated but never written may
  /// count as a hole or as data.
  ///
  /// @param fd the descriptor
  /// @param offset where to begin, in bytes, 0 or greater and less than the size
  /// @throws LinuxException `ENXIO` if the offset is not less than the size
  public static long nextHole(Fd fd, long offset) throws LinuxException {
    return seek("lseek(SEEK_HOLE)", fd, offset, SEEK_HOLE);
  }

  /// {@return where the first stored byte at or after an offset is, or empty if only a hole
  /// follows}
  ///
  /// @param fd the descriptor
  /// @param offset where to begin, in bytes, 0 or greater
  /// @throws LinuxException `EINVAL` if the offset is negative, `ESPIPE` for a pipe
  public static OptionalLong nextData(Fd fd, long offset) throws LinuxException {
    try {
      return OptionalLong.of(seek("lseek(SEEK_DATA)", fd, offset, SEEK_DATA));
    } catch (LinuxException e) {
      if (e.is(Errno.ENXIO)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  private static long seek(String call, Fd fd, long offset, int whence) throws LinuxException {
    // SAFETY: no pointer is passed.
    return Downcall.run(
        call, fd, errno -> (long) LSEEK.invokeExact(errno, fd.number(), offset, whence));
  }
}
