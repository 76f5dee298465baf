// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `fcntl(2)`: questions to and changes of one descriptor.
///
/// Stateless and safe for use by many threads.
public final class Fcntl {

  /// Duplicate, with close-on-exec (`<fcntl.h>`).
  static final int F_DUPFD_CLOEXEC = 1030;

  /// Get the status flags (`<fcntl.h>`).
  static final int F_GETFL = 3;

  // int fcntl(int fd, int cmd, ... /* int arg */);
  private static final MethodHandle FCNTL_INT =
      Downcall.variadic("fcntl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

  // int fcntl(int fd, int cmd, ... /* struct T *arg */);
  private static final MethodHandle FCNTL_POINTER =
      Downcall.variadic("fcntl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  private Fcntl() {}

  /// {@return the access mode and status flags of the open file, `O_…` of [OpenFile]}
  ///
  /// @param fd the descriptor
  /// @throws LinuxException `EBADF` if it is not open
  public static int statusFlags(Fd fd) throws LinuxException {
    return call("F_GETFL", fd, F_GETFL, 0);
  }

  /// {@return another descriptor of the same open file, closed on exec}
  ///
  /// Both share the file's position, its status flags and its lease.
  ///
  /// @param fd the descriptor
  /// @throws LinuxException `EMFILE` if the process has too many
  public static Fd duplicate(Fd fd) throws LinuxException {
    return Fd.owning(call("F_DUPFD_CLOEXEC", fd, F_DUPFD_CLOEXEC, 0));
  }

  /// {@return what a command with an `int` argument answers}
  ///
  /// @param name the command's name, for the message
  /// @param fd the descriptor
  /// @param command the command
  /// @param argument its argument, 0 for a command without
  /// @throws LinuxException if the kernel refuses
  static int call(String name, Fd fd, int command, int argument) throws LinuxException {
    // SAFETY: no pointer is passed. The kernel reads `argument` as an int for the commands used
    // here (fcntl(2)), and checks the descriptor.
    return (int)
        Downcall.run(
            "fcntl(" + name + ")",
            fd,
            errno -> (int) FCNTL_INT.invokeExact(errno, fd.number(), command, argument));
  }

  /// {@return what a command with a pointer argument answers}
  ///
  /// @param name the command's name, for the message
  /// @param fd the descriptor
  /// @param command the command
  /// @param argument native memory of the size that the command reads or writes
  /// @throws LinuxException if the kernel refuses
  static int call(String name, Fd fd, int command, MemorySegment argument) throws LinuxException {
    // SAFETY: the kernel reads or writes the structure of the command.
    // - Each caller passes memory with exactly the layout of that structure, whose offsets a test
    //   compares with <fcntl.h>.
    // - The segment stays alive: the linker keeps the scope of an ADDRESS argument open during the
    //   call ("A is kept alive during the invocation", Linker, JDK 25).
    return (int)
        Downcall.run(
            "fcntl(" + name + ")",
            fd,
            errno -> (int) FCNTL_POINTER.invokeExact(errno, fd.number(), command, argument));
  }
}
