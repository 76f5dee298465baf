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
import java.util.OptionalInt;

/// The two signals of leases, received as bytes of a descriptor by one thread that blocks them
/// (`pthread_sigmask(3)`, `signalfd(2)`), so that the JVM's own signal handling is not touched.
///
/// Stateless and safe for use by many threads, but a mask belongs to the thread that sets it.
public final class Signals {

  /// "Urgent condition", ignored by default (`<asm-generic/signal.h>`).
  public static final int SIGURG = 23;

  /// "I/O possible", ends a process by default (`<asm-generic/signal.h>`).
  static final int SIGIO = 29;

  /// Add to the mask (`<asm-generic/signal-defs.h>`).
  static final int SIG_BLOCK = 0;

  /// Close on exec (`<linux/signalfd.h>`).
  static final int SFD_CLOEXEC = 0x80000;

  /// Do not wait in `read` (`<linux/signalfd.h>`).
  static final int SFD_NONBLOCK = 0x800;

  /// The number of the system call `gettid`, which glibc has as a function only since 2.30
  /// (`<asm/unistd.h>`, differs by architecture).
  private static final int SYS_GETTID = Architecture.choose(186, 178);

  /// The size of `sigset_t`, in bytes (`<bits/types/__sigset_t.h>`); the kernel reads the first 8.
  private static final int SIGSET_SIZE = 128;

  /// The size of `struct signalfd_siginfo` (`<linux/signalfd.h>`), and the offset of the descriptor
  /// that the signal is about, in bytes.
  private static final int SIGINFO_SIZE = 128;

  private static final int SSI_FD = 20;

  // int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);
  private static final MethodHandle PTHREAD_SIGMASK =
      Downcall.of("pthread_sigmask", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  // int signalfd(int fd, const sigset_t *mask, int flags);
  private static final MethodHandle SIGNALFD =
      Downcall.of("signalfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  // ssize_t read(int fd, void *buf, size_t count);
  private static final MethodHandle READ =
      Downcall.of("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // long syscall(long number, ...);
  private static final MethodHandle SYSCALL =
      Downcall.variadic("syscall", 1, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));

  private Signals() {}

  /// Blocks SIGURG and SIGIO for the calling thread, from now on.
  ///
  /// @throws LinuxException never on a working system
  /// @throws IllegalStateException if the caller is a virtual thread: the mask would stay with the
  ///   platform thread that carries it
  public static void blockForThisThread() throws LinuxException {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread has no signal mask of its own");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = allocateSet(arena);
      // SAFETY: the C library reads one sigset_t at `set`, which has its size and lives until the
      // arena is closed; a null pointer for the old mask is allowed (pthread_sigmask(3)).
      // The JVM uses neither signal (sun.misc.Signal aside), so blocking them takes nothing from
      // it.
      long error =
          Downcall.run(
              "pthread_sigmask",
              "SIGURG, SIGIO",
              errno ->
                  (int) PTHREAD_SIGMASK.invokeExact(errno, SIG_BLOCK, set, MemorySegment.NULL));
      if (error != 0) {
        throw new LinuxException("pthread_sigmask", Math.toIntExact(error), "SIGURG, SIGIO");
      }
    }
  }

  /// {@return a descriptor from which the signals can be read that are sent to the thread that
  /// reads}
  ///
  /// @throws LinuxException `EMFILE`, `ENODEV`
  public static Fd open() throws LinuxException {
    int flags = SFD_CLOEXEC | SFD_NONBLOCK;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = allocateSet(arena);
      // SAFETY: the C library reads one sigset_t at `set`, which has its size and lives until the
      // arena is closed. −1 means a new descriptor.
      return Fd.owning(
          Downcall.run(
              "signalfd",
              "SIGURG, SIGIO",
              errno -> (int) SIGNALFD.invokeExact(errno, -1, set, flags)));
    }
  }

  /// {@return the number of the descriptor whose lease is being broken, or empty if no signal
  /// waits}
  ///
  /// The number is the one with which the lease was taken, which may have been closed since: a hint
  /// to look with [Lease#current]. Signals merge, so one of them may stand for many.
  ///
  /// @param signals what [#open] returned, read by the thread that the signals are sent to
  /// @throws LinuxException `EBADF`
  public static OptionalInt read(Fd signals) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SIGINFO_SIZE, Long.BYTES);
      // SAFETY: the kernel writes at most SIGINFO_SIZE bytes at `info`, which has that size and
      // lives until the arena is closed.
      var _ =
          Downcall.retrying(
              "read",
              signals,
              errno -> (long) READ.invokeExact(errno, signals.number(), info, (long) SIGINFO_SIZE));
      return OptionalInt.of(info.get(JAVA_INT, SSI_FD));
    } catch (LinuxException e) {
      if (e.is(Errno.EAGAIN)) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /// {@return the kernel's id of the calling thread, or of the one that carries a virtual thread}
  ///
  /// @throws LinuxException never on a working system
  public static int threadId() throws LinuxException {
    // SAFETY: gettid takes no argument, so nothing is read behind the number (gettid(2)).
    return Math.toIntExact(
        Downcall.run(
            "gettid",
            "this thread",
            errno -> (long) SYSCALL.invokeExact(errno, (long) SYS_GETTID)));
  }

  private static MemorySegment allocateSet(Arena arena) {
    MemorySegment set = arena.allocate(SIGSET_SIZE, Long.BYTES);
    // Signal n is bit n − 1 of the first word (rt_sigprocmask(2), `sigset_t` of the kernel).
    set.set(JAVA_LONG, 0, 1L << (SIGURG - 1) | 1L << (SIGIO - 1));
    return set;
  }
}
