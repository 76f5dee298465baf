// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `write(2)` and `pwrite(2)` from native memory; transfers as in [FileBytes].
///
/// Apart from reading, because making a method handle takes milliseconds, and most programs only
/// read.
///
/// Stateless and safe for use by many threads.
public final class FileOutput {

  // ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset);
  private static final MethodHandle PWRITE =
      Downcall.of(
          "pwrite", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));

  // ssize_t write(int fd, const void *buf, size_t count);
  private static final MethodHandle WRITE =
      Downcall.of("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  private FileOutput() {}

  /// {@return how many bytes were written, at a place of the file}
  ///
  /// @param fd a descriptor open for writing
  /// @param buffer the bytes: native, not a mapped file
  /// @param offset where to begin, in bytes from the start of the file, 0 or greater
  /// @throws LinuxException `EPERM` if the file is sealed or immutable, `ENOSPC`, `EFBIG`, …
  /// @throws IllegalArgumentException if the buffer is on the heap or mapped
  public static long pwrite(Fd fd, MemorySegment buffer, long offset) throws LinuxException {
    FileBytes.requirePrivate(buffer);
    // SAFETY: the kernel reads at most `count` bytes from `buffer` on, and count is its size; the
    // linker keeps the segment alive meanwhile (as for pread).
    return Downcall.retrying(
        "pwrite",
        fd,
        errno -> (long) PWRITE.invokeExact(errno, fd.number(), buffer, buffer.byteSize(), offset));
  }

  /// {@return how many bytes were written, at the file's position}
  ///
  /// @param fd a descriptor open for writing
  /// @param buffer the bytes: native, not a mapped file
  /// @throws LinuxException `EPERM` if the file is sealed or immutable, `ENOSPC`, `EPIPE`, …
  /// @throws IllegalArgumentException if the buffer is on the heap or mapped
  public static long write(Fd fd, MemorySegment buffer) throws LinuxException {
    FileBytes.requirePrivate(buffer);
    // SAFETY: the kernel reads at most `count` bytes from `buffer` on, and count is its size; the
    // linker keeps the segment alive meanwhile (as for pread).
    return Downcall.retrying(
        "write",
        fd,
        errno -> (long) WRITE.invokeExact(errno, fd.number(), buffer, buffer.byteSize()));
  }
}
