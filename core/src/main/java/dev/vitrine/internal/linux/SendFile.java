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
import java.util.function.LongConsumer;

/// `sendfile(2)` and `copy_file_range(2)`: bytes from file to file inside the kernel.
///
/// A page of the source that cannot be read is `EIO` here; nothing is mapped, so there is no
/// SIGBUS.
///
/// Stateless and safe for use by many threads.
public final class SendFile {

  /// The most that one call of `sendfile` moves, in bytes: `MAX_RW_COUNT`, `INT_MAX` without the
  /// last page of 4 KiB (`<linux/fs.h>` of the kernel; sendfile(2), NOTES).
  static final long MAX_CALL = 0x7ffff000;

  /* Steps of 16 MiB: 6 ms each at the 2.6 GB/s measured from ext4 to a memory file, so progress moves
   * and a call's own cost (below 1 µs) cannot be seen. */
  private static final long STEP = 16L << 20;

  // ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);
  private static final MethodHandle SENDFILE =
      Downcall.of(
          "sendfile", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));

  // ssize_t copy_file_range(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len,
  //                         unsigned int flags);
  private static final MethodHandle COPY_FILE_RANGE =
      Downcall.of(
          "copy_file_range",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private SendFile() {}

  /// {@return how many bytes were copied: fewer than asked for only if the source ended}
  ///
  /// @param out where the bytes go, at its position: open for writing, such as a memory file
  /// @param in where they come from: a file; its position is neither used nor changed
  /// @param offset where to begin in the source, in bytes, 0 or greater
  /// @param byteSize how many, in bytes, 0 or greater
  /// @param progress told after each step how many bytes have been copied in all
  /// @throws LinuxException `EIO` if the source cannot be read, `ENOSPC`, `ENOMEM`, `EPERM` if
  ///   `out` is sealed; the bytes copied before stay
  public static long copy(Fd out, Fd in, long offset, long byteSize, LongConsumer progress)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment position = arena.allocateFrom(JAVA_LONG, offset);
      long copied = 0;
      while (copied < byteSize) {
        long moved = sendfile(out, in, position, Math.min(STEP, byteSize - copied));
        if (moved == 0) {
          break;
        }
        copied += moved;
        progress.accept(copied);
      }
      return copied;
    }
  }

  private static long sendfile(Fd out, Fd in, MemorySegment position, long count)
      throws LinuxException {
    // SAFETY: the kernel reads and writes one off_t at `position`, which has 8 bytes and lives in
    // the caller's arena.
    return Downcall.retrying(
        "sendfile",
        in + " to " + out,
        errno -> (long) SENDFILE.invokeExact(errno, out.number(), in.number(), position, count));
  }

  /// {@return how many bytes one call copied, 0 if the source ended}
  ///
  /// Shares blocks where the file system can. Between different kinds of file systems `EXDEV`: use
  /// [#copy] there.
  ///
  /// @param out where the bytes go: open for writing
  /// @param outOffset where in it, in bytes, 0 or greater
  /// @param in where they come from: open for reading
  /// @param inOffset where in it, in bytes, 0 or greater
  /// @param byteSize how many at most, in bytes, 0 or greater
  /// @throws LinuxException `EXDEV`, `EOPNOTSUPP`, `EINVAL`, `EIO`, `ENOSPC`, …
  public static long copyRange(Fd out, long outOffset, Fd in, long inOffset, long byteSize)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = arena.allocateFrom(JAVA_LONG, inOffset);
      MemorySegment to = arena.allocateFrom(JAVA_LONG, outOffset);
      long count = Math.min(byteSize, MAX_CALL);
      // SAFETY: the kernel reads and writes one off_t at each of `from` and `to`, which have 8
      // bytes and live until the arena is closed, below.
      return Downcall.retrying(
          "copy_file_range",
          in + " to " + out,
          errno ->
              (long)
                  COPY_FILE_RANGE.invokeExact(
                      errno, in.number(), from, out.number(), to, count, 0));
    }
  }
}
