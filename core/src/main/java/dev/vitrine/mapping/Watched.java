// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// What the watcher of leases looks at.
interface Watched {

  /// When the watcher has to look again.
  enum Next {
    /// It is done with.
    NEVER,
    /// At the next signal, or the next poll.
    LATER,
    /// In some milliseconds: something has to be tried again.
    SOON
  }

  /// Looks whether the lease is being broken, and does what is necessary; called by one thread, at
  /// any time. Must not wait for another thread, nor open a file; what it throws ends the watcher.
  Next look();

  /// {@return how much would have to be copied, in bytes}
  long byteSize();
}
