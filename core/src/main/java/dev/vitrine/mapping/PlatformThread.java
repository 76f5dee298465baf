// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Work that must go on whatever virtual threads do.
///
/// A virtual thread goes on only while a carrier is free, and a carrier is not free while its
/// thread is inside `open()`. So a virtual thread that holds what such an opener waits for, and
/// parks, may never be resumed: both would wait until the kernel revokes the lease. What holds such
/// a thing runs on a thread of the operating system.
final class PlatformThread {

  private PlatformThread() {}

  /// Work that may fail to read a file.
  ///
  /// @param <T> the type of its result
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /// {@return the result of the work, done by the calling thread if that is a platform thread, else
  /// by one that is started for it}
  ///
  /// @throws IOException what the work threw
  static <T> T call(Work<T> work) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return work.run();
    }
    return callApart(work);
  }

  /// {@return the result of the work, done by a thread that is started for it, and that nobody
  /// interrupts}
  ///
  /// @throws IOException what the work threw
  static <T> T callApart(Work<T> work) throws IOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("vitrine-work").start(() -> complete(result, work));
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /// Does the work, as [#call].
  static void run(Runnable work) {
    try {
      call(() -> {
        work.run();
        return work;
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a Runnable throws none
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
    try {
      result.complete(work.run());
    } catch (IOException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
