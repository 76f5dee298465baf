// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fcntl;
import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.Lease;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Memfd;
import java.io.IOException;

/// One exclusive lease, the descriptor that it was taken with, and an empty memory file for the
/// copy that a break makes necessary; from the taking to the one release.
///
/// The memory file is made beforehand because that takes a descriptor, and a process that has run
/// out of them must not lose its leases as well.
///
/// For one thread at a time.
final class HeldLease {

  private final Fd fd;
  private final Fd memory;
  private boolean released;
  private boolean kept;

  private HeldLease(Fd fd) throws IOException {
    this.fd = fd;
    try {
      this.memory = Memfd.create("vitrine-lease");
    } catch (IOException | RuntimeException | Error e) {
      fd.close();
      throw e;
    }
  }

  /// Takes the lease, on the open file behind a source, which may be closed afterwards.
  ///
  /// @throws LinuxException if the kernel refuses; or `EMFILE`
  /// @throws IOException if there is no watcher to tell of its breaking
  static HeldLease take(DescriptorSource source) throws IOException {
    HeldLease lease = new HeldLease(Fcntl.duplicate(source.fd()));
    try {
      Lease.take(lease.fd, Lease.F_WRLCK, LeaseWatcher.running().threadId());
      return lease;
    } catch (IOException | RuntimeException | Error e) {
      lease.release();
      throw e;
    }
  }

  /// {@return a lease that was never granted, and looks like one that has been revoked}
  ///
  /// @param fd any file, which is closed by the release
  static HeldLease revoked(Fd fd) throws IOException {
    return new HeldLease(fd);
  }

  /// {@return the file, as long as the lease has not been released}
  Fd fd() {
    return fd;
  }

  /// {@return the memory file, empty at first, as long as the lease has not been released}
  Fd memory() {
    return memory;
  }

  /// {@return whether nobody has tried to open the file until now}
  boolean stands() {
    try {
      return Lease.current(fd) == Lease.F_WRLCK;
    } catch (LinuxException e) { // EBADF: somebody closes numbers that are not his
      return false;
    }
  }

  /// Releases the lease and closes both descriptors, the first time; whoever waits goes on.
  ///
  /// Never by closing alone: a child process that has not yet executed its program has a copy of
  /// the descriptor, and would keep the lease.
  ///
  /// @return whether the lease was in force until its release, which proves that nobody got at the
  ///   bytes; the same answer every time
  boolean release() {
    if (!released) {
      released = true;
      kept = unlockAndClose();
    }
    return kept;
  }

  private boolean unlockAndClose() {
    try (fd;
        memory) {
      return Lease.release(fd);
    } catch (LinuxException e) {
      return false;
    }
  }
}
