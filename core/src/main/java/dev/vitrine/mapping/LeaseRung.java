// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Statfs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The file itself, mapped, with an exclusive lease on it: whoever opens it, for whatever, waits in
/// `open()` until it has been copied into memory of our own, at the same addresses.
///
/// Costs nothing but the lease until somebody opens the file; then its size in memory, and that
/// process the time of a copy (measured: 1 ms for 1 MiB, 40 ms for 100 MiB, 0.5 to 2 s for 1 GiB).
/// Who opens it with `O_NONBLOCK`, as `truncate(1)` does, gets `EAGAIN` instead.
///
/// It is a means against accidents between programs that work together: rebuilds, editors, log
/// rotation. It stops neither a process that had pages of the file pinned for writing before, nor
/// writes to the device below the file system, nor the kernel from letting the opener in after
/// `/proc/sys/fs/lease-break-time` seconds; [FrozenSegment#confirm] tells the last exactly.
final class LeaseRung implements KernelRung {

  /*
   * The order, and why. The lease is on the open file behind the descriptor that was opened
   * read-only, and stays with a duplicate of it; the ladder closes its own.
   *
   * 1. Exclusive and not shared: a shared lease is not broken by open(O_RDONLY | O_TRUNC), which
   *    truncates. The price is that nobody else may have the file open, and that readers wait too.
   * 2. Signal and receiver before the lease (Lease.take): the default signal ends the JVM.
   * 3. The lease before the size: before it, a writer may still have been at work; after it, none
   *    exists and none can come in unnoticed. The look at the size before the lease only spares
   *    others a lease that would be given up again.
   * 4. The mapping before the watcher knows of it, since a break is answered by replacing it; then
   *    one look, since a break that came before has had its signal already.
   *
   * An empty extent has no byte that could change: the lease is taken, which proves that nobody
   * writes and that the size is what it seems, and released at once.
   */

  /// How often, and after how long, a lease is tried again if our open() has just ended another:
  /// the other one's holder releases it first, for proof, and closes the file right after.
  private static final int RETRIES = 10;

  private static final long RETRY_NANOS = 1_000_000;

  @Override
  public Mechanism mechanism() {
    return Mechanism.LEASE;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    Statfs fileSystem = Statfs.of(source.fd());
    Optional<Climb.Refused> obstacle = LeaseTerms.refusal(fileSystem, policy);
    if (obstacle.isEmpty()) {
      obstacle = tooMuch(policy.extent(source), policy);
    }
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Evidence evidence = new Evidence.ExclusiveLease(fileSystem.label());
    return PlatformThread.call(() -> takeAndMap(source, policy, arena, evidence));
  }

  /// Until the watcher knows of the lease, its breaking is answered by nobody but this thread.
  private static Climb takeAndMap(
      DescriptorSource source, FreezePolicy policy, Arena arena, Evidence evidence)
      throws IOException {
    HeldLease lease;
    try {
      lease = take(source);
    } catch (IOException e) {
      return LeaseTerms.refused(e);
    }
    return climb(lease, source, policy, arena, evidence);
  }

  /// An interrupt is neither lost nor obeyed: a thread that keeps it would not wait at all.
  private static HeldLease take(DescriptorSource source) throws IOException {
    int retries = source.wasLeased() ? RETRIES : 0;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return HeldLease.take(source);
        } catch (LinuxException e) {
          if (retries-- == 0 || !e.is(Errno.EAGAIN)) {
            throw e;
          }
          interrupted |= Thread.interrupted();
          LockSupport.parkNanos(RETRY_NANOS);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<Climb.Refused> tooMuch(Extent extent, FreezePolicy policy)
      throws IOException {
    return LeaseTerms.refusal(extent.byteSize(), LeaseWatcher.watchedByteSize(), policy);
  }

  private static Climb climb(
      HeldLease lease, DescriptorSource source, FreezePolicy policy, Arena arena, Evidence evidence)
      throws IOException {
    boolean owned = false;
    try {
      Extent extent = policy.extent(source);
      Optional<Climb.Refused> obstacle = tooMuch(extent, policy);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      Guarantee guarantee = new Guarantee(Mechanism.LEASE, Strength.REVOCABLE, evidence);
      if (extent.byteSize() == 0) {
        MemorySegment nothing = arena.allocate(0).asReadOnly();
        return new Climb.Held(new Frozen(nothing, guarantee, Hold.PERMANENT));
      }
      LeasedMapping mapping =
          new LeasedMapping(
              lease, extent.wholePages(), arena, policy.advice(), source.path().toString());
      owned = true; // by the arena
      return watch(mapping, extent, guarantee);
    } finally {
      if (!owned) {
        lease.release();
      }
    }
  }

  private static Climb watch(LeasedMapping mapping, Extent extent, Guarantee guarantee)
      throws IOException {
    MemorySegment pages = mapping.map();
    LeaseWatcher.watch(mapping);
    var _ = mapping.look();
    return switch (mapping.state()) {
      case HELD, PRIVATE -> {
        long before = extent.byteOffset() - extent.wholePages().byteOffset();
        MemorySegment bytes = pages.asSlice(before, extent.byteSize());
        yield new Climb.Held(new Frozen(bytes, guarantee, mapping));
      }
      case VIOLATED, FAILED, CLOSED -> new Climb.Refused(mapping.reason(), "");
    };
  }
}
