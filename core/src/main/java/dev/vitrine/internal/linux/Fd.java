// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicBoolean;

/// An open file descriptor with one owner, who closes it; the garbage collector never does.
///
/// Safe for use by many threads, with one duty for the owner: not to close it while another thread
/// is inside a call with it, since the kernel gives the number to the next file that is opened.
public final class Fd implements AutoCloseable {

  // int close(int fd);
  private static final MethodHandle CLOSE =
      Downcall.of("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int number;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Fd(int number) {
    this.number = number;
  }

  /// {@return an owner for a descriptor that has none}
  ///
  /// @param number a descriptor that is open, and that nothing else in this process closes
  static Fd owning(long number) {
    return new Fd(Math.toIntExact(number));
  }

  /// {@return an owner for a descriptor that this process inherited}
  ///
  /// @param number the descriptor, which nothing else in this process may close
  /// @throws LinuxException `EBADF` if it is not open
  /// @throws UnsupportedOperationException if [Kernel] is unavailable
  public static Fd adopt(int number) throws LinuxException {
    Fd fd = new Fd(number);
    Fcntl.statusFlags(fd);
    return fd;
  }

  /// {@return the descriptor's number, 0 or greater}
  ///
  /// @throws IllegalStateException if it has been closed
  public int number() {
    if (closed.get()) {
      throw new IllegalStateException(this + " is closed");
    }
    return number;
  }

  /// Closes the descriptor; later calls do nothing.
  ///
  /// @throws LinuxException if the kernel reports an error of earlier writes (`EIO`, `ENOSPC`,
  ///   `EDQUOT`); the descriptor is closed all the same
  @Override
  public void close() throws LinuxException {
    if (closed.compareAndSet(false, true)) {
      close(number);
    }
  }

  /* EINTR is not retried: "retrying the close() after a failure return is the wrong thing to do,
   * since this may cause a reused file descriptor from another thread to be closed" (close(2),
   * man-pages 6.9). */
  private static void close(int number) throws LinuxException {
    try {
      // SAFETY: no pointer is passed; the compare-and-set above lets one caller through, so the
      // number is still ours.
      var _ =
          Downcall.run("close", "fd " + number, errno -> (int) CLOSE.invokeExact(errno, number));
    } catch (LinuxException e) {
      if (!e.is(Errno.EINTR)) {
        throw e;
      }
    }
  }

  /// {@return `fd` and the number, also after the descriptor was closed}
  @Override
  public String toString() {
    return "fd " + number;
  }
}
