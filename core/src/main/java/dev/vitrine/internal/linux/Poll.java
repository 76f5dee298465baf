// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `poll(2)`: wait for one descriptor, with a limit.
///
/// Stateless and safe for use by many threads.
public final class Poll {

  /// Something can be read (`<asm-generic/poll.h>`).
  static final short POLLIN = 1;

  /// The size of `struct pollfd` (`<asm-generic/poll.h>`), and below the offsets of its members, in
  /// bytes.
  private static final int POLLFD_SIZE = 8;

  private static final int FD = 0;
  private static final int EVENTS = 4;

  // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
  private static final MethodHandle POLL =
      Downcall.of("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private Poll() {}

  /// {@return whether something happened: there is something to read, an error or an end}
  ///
  /// False when the time is over, or earlier when a signal interrupted the call: callers look at
  /// the state they wait for and call again.
  ///
  /// @param fd the descriptor
  /// @param millis how long to wait, in milliseconds; −1 for ever
  /// @throws LinuxException `ENOMEM`
  public static boolean readable(Fd fd, int millis) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pollfd = arena.allocate(POLLFD_SIZE, Integer.BYTES);
      pollfd.set(JAVA_INT, FD, fd.number());
      pollfd.set(JAVA_SHORT, EVENTS, POLLIN);
      // SAFETY: the kernel reads and writes one struct pollfd, as the count says; it has that size
      // and lives until the arena is closed.
      return Downcall.run("poll", fd, errno -> (int) POLL.invokeExact(errno, pollfd, 1L, millis))
          > 0;
    } catch (LinuxException e) {
      if (e.is(Errno.EINTR)) {
        return false;
      }
      throw e;
    }
  }
}
