// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Of the failures that several threads meet, the one that comes first in the data.
///
/// Safe for use by many threads.
final class FirstFailure {

  /// Behind the last window, without a cause, if there is none.
  private record Failure(long index, @Nullable Throwable cause) {}

  /// The index of a failure that is behind those of all windows.
  static final long LAST = Long.MAX_VALUE - 1;

  private final AtomicReference<Failure> first =
      new AtomicReference<>(new Failure(Long.MAX_VALUE, null));

  /// Takes a failure.
  ///
  /// @param index of the window that it befell
  /// @param cause what the caller of all shall get
  void add(long index, Throwable cause) {
    Failure failure = new Failure(index, cause);
    first.accumulateAndGet(failure, (a, b) -> a.index() <= b.index() ? a : b);
  }

  /// Throws the first failure, if there was one.
  void rethrow() throws IOException {
    rethrow(first.get().cause());
  }

  /// Throws what a window failed with.
  ///
  /// @param failure nothing, if it did not fail
  static void rethrow(@Nullable Throwable failure) throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError("a reader threw what it does not declare", e);
    }
  }
}
