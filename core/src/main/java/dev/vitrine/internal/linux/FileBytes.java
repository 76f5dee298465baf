// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `pread(2)` into native memory.
///
/// It makes one transfer and returns how many bytes it moved, which may be fewer than asked for;
/// the loop is the caller's, who knows what a short one means. A call that a signal interrupts
/// before the first byte is made again.
///
/// Stateless and safe for use by many threads.
public final class FileBytes {

  // ssize_t pread(int fd, void *buf, size_t count, off_t offset);
  private static final MethodHandle PREAD =
      Downcall.of(
          "pread", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));

  private FileBytes() {}

  /// {@return how many bytes were read, 0 at the end of the file or for an empty buffer}
  ///
  /// The file's position is neither used nor changed. A damaged page gives `EIO` here, where a load
  /// from a mapping would end in SIGBUS.
  ///
  /// @param fd a descriptor open for reading
  /// @param buffer where the bytes go: native, writable, not a mapped file, unless it is a memory
  ///   file that only the caller has
  /// @param offset where to begin, in bytes from the start of the file, 0 or greater
  /// @throws LinuxException `EIO`, `EISDIR`, `EBADF`, …
  /// @throws IllegalArgumentException if the buffer is on the heap, read-only or mapped
  public static long pread(Fd fd, MemorySegment buffer, long offset) throws LinuxException {
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException("buffer is read-only");
    }
    requirePrivate(buffer);
    // SAFETY: the kernel writes at most `count` bytes from `buffer` on, and count is its size; the
    // linker keeps the segment alive meanwhile ("A is kept alive during the invocation", Linker,
    // JDK 25), which also refuses a thread that may not touch it.
    return Downcall.retrying(
        "pread",
        fd,
        errno -> (long) PREAD.invokeExact(errno, fd.number(), buffer, buffer.byteSize(), offset));
  }

  /* A mapping that another process truncates would turn the call into EFAULT half-way, and a
   * mapping of a frozen file is better copied by SendFile without passing through user space. */
  static void requirePrivate(MemorySegment buffer) {
    if (!buffer.isNative() || buffer.isMapped()) {
      throw new IllegalArgumentException("buffer is not private native memory: " + buffer);
    }
  }
}
