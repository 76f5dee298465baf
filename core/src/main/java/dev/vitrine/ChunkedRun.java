// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Runs a task over consecutive chunks of a range, on several threads, with one result.
///
/// Used once, by one caller.
final class ChunkedRun<R> {

  /*
   * Chunks are claimed in ascending order from one counter. When chunk k fails, every chunk before
   * k has been claimed already and will be finished by whoever claimed it, so the lowest failure
   * that is known once all threads have stopped is the first failure of the data. Chunks after k
   * are not begun any more.
   *
   * The caller works too. An interrupt is neither lost nor obeyed: a verification that stopped half
   * way would be of no use, and the flag is set again before this class returns.
   */

  /// Without a cause, behind the last chunk, if there is none: even an exception that is not thrown
  /// takes longer to make than a small part takes to verify.
  private record Failure(int chunk, @Nullable Throwable cause) {}

  private final long byteSize;
  private final long chunkByteSize;
  private final VerifyContext.ChunkTask<R> task;
  private final LongConsumer progress;
  private final Object[] results;
  private final AtomicInteger nextChunk = new AtomicInteger();
  private final AtomicReference<Failure> firstFailure;

  ChunkedRun(
      long byteSize, long chunkByteSize, VerifyContext.ChunkTask<R> task, LongConsumer progress) {
    this.byteSize = byteSize;
    this.chunkByteSize = chunkByteSize;
    this.task = task;
    this.progress = progress;
    this.results = new Object[Math.toIntExact(Math.ceilDiv(byteSize, chunkByteSize))];
    this.firstFailure = new AtomicReference<>(new Failure(results.length, null));
  }

  List<R> run(int threads) throws InvalidDataException {
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, results.length); i++) {
      helpers.add(Thread.ofPlatform().daemon().name("vitrine-verify-", i).start(this::work));
    }
    work();
    joinAll(helpers);
    rethrow(firstFailure.get());
    @SuppressWarnings("unchecked") // results holds only what task returned
    List<R> list = (List<R>) Arrays.asList(results);
    return list;
  }

  private void work() {
    int chunk = nextChunk.getAndIncrement();
    while (chunk < firstFailure.get().chunk()) {
      long from = chunk * chunkByteSize;
      long to = Math.min(byteSize, from + chunkByteSize);
      try {
        results[chunk] = task.verify(from, to);
        progress.accept(to - from);
      } catch (Throwable e) { // handed to the caller, whatever it is
        Failure failure = new Failure(chunk, e);
        firstFailure.accumulateAndGet(failure, (a, b) -> a.chunk() <= b.chunk() ? a : b);
      }
      chunk = nextChunk.getAndIncrement();
    }
  }

  private void rethrow(Failure failure) throws InvalidDataException {
    if (failure.chunk() == results.length) {
      return;
    }
    switch (requireNonNull(failure.cause(), "cause")) {
      case InvalidDataException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError("a task threw what it does not declare", e);
    }
  }

  private static void joinAll(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
