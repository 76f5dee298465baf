// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `ioctl(2)`, for the requests that the classes of this package define.
///
/// Stateless and safe for use by many threads.
final class Ioctl {

  // int ioctl(int fd, unsigned long op, ... /* long arg */);
  private static final MethodHandle IOCTL_LONG =
      Downcall.variadic(
          "ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));

  // int ioctl(int fd, unsigned long op, ... /* void *arg */);
  private static final MethodHandle IOCTL_POINTER =
      Downcall.variadic("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

  private Ioctl() {}

  /// Makes a request with a number as its argument.
  ///
  /// @param name the request's name, for the message
  /// @param fd the descriptor
  /// @param request the request, an unsigned 32-bit number
  /// @param argument its argument
  /// @throws LinuxException if the kernel refuses
  static void call(String name, Fd fd, long request, long argument) throws LinuxException {
    // SAFETY: no pointer is passed; the only request used with it, FICLONE, takes a descriptor
    // (ioctl_ficlone(2)).
    var _ =
        Downcall.retrying(
            "ioctl(" + name + ")",
            fd,
            errno -> (int) IOCTL_LONG.invokeExact(errno, fd.number(), request, argument));
  }

  /// Makes a request with a structure as its argument.
  ///
  /// @param name the request's name, for the message
  /// @param fd the descriptor
  /// @param request the request, an unsigned 32-bit number
  /// @param argument native memory of the size that the request reads or writes
  /// @throws LinuxException if the kernel refuses
  static void call(String name, Fd fd, long request, MemorySegment argument) throws LinuxException {
    // SAFETY: the kernel reads or writes the structure of the request.
    // - Each caller passes memory with exactly the layout of that structure, whose offsets a test
    //   compares with the kernel's headers; where bits 16 to 29 of a request state a size
    //   (<asm-generic/ioctl.h>), memory is at least that large.
    // - A file system that has another meaning for the number would need to break the rule that
    //   these numbers are global (Documentation/userspace-api/ioctl/ioctl-number.rst).
    // - The linker keeps the segment alive ("A is kept alive during the invocation", JDK 25).
    var _ =
        Downcall.retrying(
            "ioctl(" + name + ")",
            fd,
            errno -> (int) IOCTL_POINTER.invokeExact(errno, fd.number(), request, argument));
  }
}
