// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.VerifiedView;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One of the windows that [ParallelWindows] reads.
///
/// For the thread that it is handed to, and valid until [ParallelWindows.Reader#read] returns.
///
/// @param <T> the type of its verified value
public final class Window<T> {

  private final VerifiedView<T> view;
  private final CompletableFuture<Long> firstRecord;

  Window(VerifiedView<T> view, CompletableFuture<Long> firstRecord) {
    this.view = view;
    this.firstRecord = firstRecord;
  }

  /// {@return the verified bytes, which know their place in the data: [FrozenSegment#fileOffset()]}
  public VerifiedView<T> view() {
    return view;
  }

  /// {@return how many records come before this window}
  ///
  /// Waits until all windows before this one have been verified: ask only if it is needed, for a
  /// message for example.
  ///
  /// @throws CancellationException if one of them failed; to be let through
  public long firstRecord() {
    try {
      return firstRecord.join();
    } catch (CompletionException e) {
      throw new CancellationException("an earlier window failed");
    }
  }
}
