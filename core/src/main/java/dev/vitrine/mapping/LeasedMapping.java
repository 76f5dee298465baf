// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.events.Recorder;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Reservation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

// LENGTH: the protocol of a break and the reasons for its orders are a fifth of it, and belong
// here.

/// A file that is mapped under a lease, and what becomes of it.
///
/// ```
/// HELD ── somebody opens the file ──▶ PRIVATE    copied in time: nothing was changed, ever
///   │                            ├──▶ VIOLATED   the kernel had let him in: arena closed
///   │                            └──▶ FAILED     no copy: arena closed, then he is let in
///   └── the arena is closed ────────▶ CLOSED
/// ```
///
/// Safe for use by many threads.
final class LeasedMapping implements Hold, Watched {

  /*
   * The protocol of a break, and what each order is for.
   *
   *   copy ▸ seal ▸ map the copy over the file ▸ release the lease ▸ PRIVATE or VIOLATED
   *
   * 1. The opener waits in the kernel until the release, so the copy is one of unchanged bytes, and
   *    the mapping must have been replaced before it: touching pages of a private mapping would not
   *    do, since truncating the file discards those too.
   * 2. The copy is mapped in one call over the old mapping, so that every load of a reader sees one
   *    or the other, with the same bytes. Unmapping first would be a SIGSEGV, filling in place zeros.
   * 3. The release tells whether the lease was in force until then. If it was, nobody wrote before
   *    the swap was complete: PRIVATE is proven, for all that was and will be read. If the kernel had
   *    revoked it (this process stood still for 45 s), somebody may have written before the copy or
   *    during it: VIOLATED.
   * 4. A copy that fails leaves the file mapped. Then readers are locked out first, by closing the
   *    arena, and the lease is released after that, by the arena's cleanup. The arena cannot be
   *    closed while a reader is inside a native call with it: the watcher tries every 10 ms, the
   *    opener waits on. If that lasts longer than the kernel waits, bytes may change under that one
   *    call; the state says so.
   *
   * The state is written under the lock before the arena is closed, so that a reader who is thrown
   * out and asks for the reason finds it. The lock is held during a copy, and by whom does not
   * matter: the watcher, or a thread that asks in confirm(), which thus never depends on the watcher.
   *
   * Closing never waits for a copy: the arena's cleanup says `closing`, the copy stops at its next
   * step, and the cleanup, now with the lock, releases the lease: when no reader is left, and not
   * before.
   */

  /// What became of it.
  enum State {
    /// The bytes are the file's, and the lease is in force or being broken.
    HELD,
    /// The bytes are a copy, complete before anybody got at the file.
    PRIVATE,
    /// The lease was revoked before the copy was complete.
    VIOLATED,
    /// There is no copy, and no access either.
    FAILED,
    /// Closed by its owner.
    CLOSED
  }

  private final HeldLease lease; // used under the lock only
  private final Extent range;
  private final Arena arena;
  private final Set<Advice> advice;
  private final String name;
  private final Reservation reservation;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closing;
  private volatile State state = State.HELD;
  private volatile String reason = "";

  /// @param lease in force; released when the arena is closed, if not before
  /// @param range what to map, beginning at a page
  /// @param arena shared
  /// @param advice given again when the mapping is replaced
  /// @param name of the file, for messages; empty in a rehearsal
  LeasedMapping(HeldLease lease, Extent range, Arena arena, Set<Advice> advice, String name)
      throws LinuxException {
    this.lease = lease;
    this.range = range;
    this.arena = arena;
    this.advice = advice;
    this.name = name;
    this.reservation = Reservation.of(range.byteSize(), 1, arena, this::closed);
  }

  /// {@return the file's pages; call it once}
  MemorySegment map() throws LinuxException {
    return reservation.mapShared(0, lease.fd(), range.byteOffset(), range.byteSize());
  }

  State state() {
    return state;
  }

  /// {@return why the state is VIOLATED or FAILED, in one line}
  String reason() {
    return reason;
  }

  @Override
  public long byteSize() {
    return range.byteSize();
  }

  @Override
  public Next look() {
    if (!lock.tryLock()) { // a thread in confirm() does it, or the owner closes
      return Next.SOON;
    }
    try {
      return step();
    } finally {
      lock.unlock();
    }
  }

  /// Exact: returns only if no byte can have been changed until now. Takes 1 µs while the lease is
  /// in force, nothing once there is a copy, and waits for the copy while it is made.
  @Override
  public void confirm() {
    if (state == State.PRIVATE) {
      return;
    }
    VarHandle.fullFence(); // what the caller has read was read before the lease is asked for
    LeaseWatcher.revive();
    if (!standsStill()) {
      answerBreak();
    }
    if (state == State.VIOLATED || state == State.FAILED) {
      throw new GuaranteeLostException(reason);
    }
  }

  /// {@return whether the lease is in force, and nobody is at work on it}
  ///
  /// Between locking and unlocking there is one system call and nothing that parks.
  private boolean standsStill() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      return state == State.HELD && !closing && lease.stands();
    } finally {
      lock.unlock();
    }
  }

  private void answerBreak() {
    whileLocked(() -> step());
  }

  /// Does something under the lock, which the watcher needs too: a virtual thread must not park
  /// while it holds the lock, nor while it waits for it with the lease unreleased.
  private void whileLocked(Runnable work) {
    PlatformThread.run(() -> {
      lock.lock();
      try {
        work.run();
      } finally {
        lock.unlock();
      }
    });
  }

  private Next step() {
    if (state == State.HELD && !closing && !lease.stands()) {
      rescue();
    }
    return switch (state) {
      case HELD -> Next.LATER;
      case PRIVATE, CLOSED -> Next.NEVER;
      case VIOLATED, FAILED -> closeArena() ? Next.NEVER : Next.SOON;
    };
  }

  private void rescue() {
    Recorder.LeaseBreak event = Recorder.leaseBreak(); // the rehearsal loads it, but is no event
    copyAway();
    if (state != State.HELD && !name.isEmpty()) {
      event.end(name, range.byteSize(), state.name());
    }
  }

  private void copyAway() {
    try {
      LeaseCopy.fill(lease.memory(), lease.fd(), range, () -> closing);
      var _ = reservation.mapPrivate(0, lease.memory(), 0, range.byteSize());
    } catch (IOException | RuntimeException | Error e) { // also OutOfMemoryError: nobody else can
      if (!closing) {
        lose(State.FAILED, "the file could not be copied when somebody opened it (" + e + ")");
      }
      return;
    }
    if (lease.release()) {
      state = State.PRIVATE;
      adviseAgain();
    } else {
      lose(State.VIOLATED, "the kernel let somebody open the file before it had been copied");
    }
  }

  private void lose(State lost, String fault) {
    reason =
        "lease: "
            + fault
            + "; what was read since the last confirmation may be wrong ["
            + name
            + "]";
    state = lost;
  }

  /// Hints belong to the mapping that was replaced. That one is refused is known from the first
  /// time.
  private void adviseAgain() {
    try {
      reservation.use(bytes -> Hints.giveAgain(bytes, advice));
    } catch (LinuxException | IllegalStateException e) {
      // Closed meanwhile: nobody to advise for.
    }
  }

  private boolean closeArena() {
    try {
      arena.close();
      return true;
    } catch (RuntimeException e) {
      return !arena.scope().isAlive();
    }
  }

  /// The arena's cleanup: no thread reads any more, nothing is mapped.
  private void closed() {
    closing = true;
    whileLocked(this::end);
    LeaseWatcher.forget(this);
  }

  private void end() {
    if (state == State.HELD) {
      state = State.CLOSED;
    }
    if (state != State.PRIVATE && !lease.release()) {
      lose(State.VIOLATED, "the kernel let somebody open the file before it was closed");
    }
  }
}
