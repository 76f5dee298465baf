// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Poll;
import dev.vitrine.internal.linux.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one thread of the process that is told when a lease is being broken, and answers.
///
/// Started with the first lease; it sleeps while there is none and never keeps the JVM alive. If it
/// ends by an error, the next lease and the next [FrozenSegment#confirm] start another, which takes
/// over what there is.
final class LeaseWatcher {

  /*
   * How it is told. The kernel sends SIGURG, which is ignored by default, to this thread (F_SETOWN_EX
   * with F_OWNER_TID), which has blocked it and reads it from a signalfd. So the JVM's own handlers
   * are not involved (they are not with -Xrs either), and no signal, even the SIGIO that the kernel
   * falls back to when its queue is full, can end the process. It is a platform thread because the
   * mask of a virtual one would stay with its carrier.
   *
   * A signal is only a reason to look: it may be lost (the queue; a thread that ended) or stand for
   * many, so every look asks all leases, 0.4 µs each, and a poll looks without a signal.
   *
   * What it must never do is wait for somebody who may be waiting for it, in open(), in this process:
   * it opens no file, takes no lock that is held during an open, and has every class it needs before
   * the first lease is taken (LeaseRehearsal). One breaking is answered after the other; LeaseTerms
   * bounds their sum.
   */

  /// How long a lost signal goes unnoticed, in milliseconds: a quarter of the shortest time limit
  /// that the kernel knows, 1 s.
  private static final int POLL_MILLIS = 250;

  /// How soon something is tried again, in milliseconds.
  private static final int RETRY_MILLIS = 10;

  // Not of one watcher: they outlive it.
  private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();

  private static @Nullable LeaseWatcher current; // guarded by the class

  private final CompletableFuture<Integer> threadId = new CompletableFuture<>();
  private final Thread thread =
      Thread.ofPlatform()
          .daemon()
          .name("vitrine-leases")
          .inheritInheritableThreadLocals(false)
          .unstarted(this::run);

  private LeaseWatcher() {
    thread.setContextClassLoader(null); // not that of whoever happens to come first
  }

  /// {@return the watcher, started if there is none}
  ///
  /// @throws IOException if leases cannot be watched, or their breaking not be answered
  static synchronized LeaseWatcher running() throws IOException {
    if (current == null || !current.thread.isAlive()) {
      LeaseWatcher next = new LeaseWatcher();
      next.thread.start();
      next.awaitReady();
      current = next;
    }
    return current;
  }

  /// Starts another watcher if the last one has ended and is needed.
  static void revive() {
    try {
      running();
    } catch (IOException e) {
      // Whoever confirms looks by himself, and is told the truth.
    }
  }

  /// Looks at it from now on.
  static void watch(Watched watched) throws IOException {
    LeaseWatcher watcher = running();
    WATCHED.add(watched);
    LockSupport.unpark(watcher.thread);
  }

  /// Looks at it no more.
  static void forget(Watched watched) {
    WATCHED.remove(watched);
  }

  /// {@return how much would have to be copied if all leases were broken now, in bytes}
  static long watchedByteSize() {
    return WATCHED.stream().mapToLong(Watched::byteSize).sum();
  }

  /// {@return the kernel's id of the thread, which has blocked the signals}
  int threadId() {
    return threadId.join();
  }

  private void awaitReady() throws IOException {
    try {
      threadId.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private void run() {
    try {
      Signals.blockForThisThread();
      try (Fd signals = Signals.open()) {
        LeaseRehearsal.run(watched -> round(signals, 0, Set.of(watched)));
        threadId.complete(Signals.threadId());
        watch(signals);
      }
    } catch (IOException e) {
      if (!threadId.completeExceptionally(e)) {
        throw new UncheckedIOException(e);
      }
    } catch (RuntimeException | Error e) {
      threadId.completeExceptionally(e);
      throw e;
    }
  }

  private static void watch(Fd signals) throws IOException {
    int millis = POLL_MILLIS;
    while (true) {
      while (WATCHED.isEmpty()) {
        LockSupport.park();
        var _ = Thread.interrupted(); // by whoever interrupts all threads: it would not wait again
      }
      millis = round(signals, millis, WATCHED) ? RETRY_MILLIS : POLL_MILLIS;
    }
  }

  /// {@return whether something has to be tried again soon}
  private static boolean round(Fd signals, int millis, Set<Watched> all) throws LinuxException {
    var _ = Poll.readable(signals, millis);
    while (Signals.read(signals).isPresent()) {
      // Which one it is about is not asked: all are looked at.
    }
    boolean soon = false;
    for (Watched watched : all) {
      switch (watched.look()) {
        case NEVER -> forget(watched);
        case LATER -> {}
        case SOON -> soon = true;
      }
    }
    return soon;
  }
}
