// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// File leases (`F_SETLEASE`, `F_GETLEASE` of `fcntl(2)`): whoever wants to open the file for
/// writing waits in the kernel until the lease is released, at most `/proc/sys/fs/lease-break-time`
/// seconds.
///
/// A lease belongs to the open file: duplicates and mappings keep it alive. Its breaking is
/// announced with [Signals#SIGURG], which is ignored by default. That is set up by [#take] and
/// cannot be left out: without it the kernel sends SIGIO, which ends the JVM.
///
/// Stateless and safe for use by many threads.
public final class Lease {

  /// Shared: other processes may open the file for reading (`<asm-generic/fcntl.h>`). Not broken by
  /// `open(O_RDONLY | O_TRUNC)`, which truncates.
  public static final int F_RDLCK = 0;

  /// Exclusive: nobody else has it open, and whoever opens it waits.
  public static final int F_WRLCK = 1;

  /// None.
  public static final int F_UNLCK = 2;

  /// Set or release a lease (`<linux/fcntl.h>`).
  static final int F_SETLEASE = 1024;

  /// Ask for the lease (`<linux/fcntl.h>`).
  static final int F_GETLEASE = 1025;

  /// Choose the signal (`<asm-generic/fcntl.h>`).
  static final int F_SETSIG = 10;

  /// Choose who gets it (`<asm-generic/fcntl.h>`).
  static final int F_SETOWN_EX = 15;

  /// The receiver is one thread (`<asm-generic/fcntl.h>`).
  static final int F_OWNER_TID = 0;

  /// The size of `struct f_owner_ex` (`<asm-generic/fcntl.h>`), and below the offsets of its
  /// members, in bytes.
  private static final int F_OWNER_EX_SIZE = 8;

  private static final int OWNER_TYPE = 0;
  private static final int OWNER_PID = 4;

  private Lease() {}

  /// Takes a lease whose breaking is announced to one thread.
  ///
  /// A renewal is this call again, after [#release]; the kernel forgets signal and receiver then.
  ///
  /// @param fd a read-only descriptor of a regular file
  /// @param type [#F_RDLCK] or [#F_WRLCK]
  /// @param watcher the kernel's id of a platform thread that has blocked the signal ([Signals])
  /// @throws LinuxException `EAGAIN` if the file is open or mapped for writing anywhere, or with
  ///   `F_WRLCK` open anywhere else; `EACCES` if it belongs to another user and CAP_LEASE is
  ///   missing; `EINVAL` if the file system has no leases; `ESRCH` if the thread has ended
  public static void take(Fd fd, int type, int watcher) throws LinuxException {
    chooseSignal(fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment owner = arena.allocate(F_OWNER_EX_SIZE, Integer.BYTES);
      owner.set(JAVA_INT, OWNER_TYPE, F_OWNER_TID);
      owner.set(JAVA_INT, OWNER_PID, watcher);
      var _ = Fcntl.call("F_SETOWN_EX", fd, F_SETOWN_EX, owner);
    }
    set(fd, type);
  }

  /// Takes a lease whose breaking is announced to nobody: to be asked for with [#current].
  ///
  /// Also the exact answer to "does anybody write this file now?", when it is released at once.
  ///
  /// @param fd a read-only descriptor of a regular file
  /// @param type [#F_RDLCK] or [#F_WRLCK]
  /// @throws LinuxException as [#take(Fd, int, int)], without `ESRCH`
  public static void take(Fd fd, int type) throws LinuxException {
    chooseSignal(fd);
    set(fd, type);
  }

  /// {@return which lease there is now: the type taken, or less while somebody waits}
  ///
  /// The target of the breaking while it lasts: [#F_UNLCK] for a writer, [#F_RDLCK] for a reader
  /// who meets an `F_WRLCK`. So everything read before the answer "the type taken" was read under
  /// it.
  ///
  /// @param fd the descriptor
  /// @throws LinuxException `EBADF`
  public static int current(Fd fd) throws LinuxException {
    return Fcntl.call("F_GETLEASE", fd, F_GETLEASE, 0);
  }

  /// Releases a lease; who waits goes on.
  ///
  /// @param fd the descriptor
  /// @return whether the lease was still there: true proves that no writer got in before this call;
  ///   false that the kernel had taken it away after the time limit, or that there never was one
  /// @throws LinuxException `EBADF`
  public static boolean release(Fd fd) throws LinuxException {
    try {
      set(fd, F_UNLCK);
      return true;
    } catch (LinuxException e) {
      if (e.is(Errno.EAGAIN)) {
        return false;
      }
      throw e;
    }
  }

  private static void chooseSignal(Fd fd) throws LinuxException {
    var _ = Fcntl.call("F_SETSIG", fd, F_SETSIG, Signals.SIGURG);
  }

  private static void set(Fd fd, int type) throws LinuxException {
    var _ = Fcntl.call("F_SETLEASE", fd, F_SETLEASE, type);
  }
}
