// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// Whether a guarantee still stands.
///
/// Safe for use by many threads.
@FunctionalInterface
interface Hold {

  /// A guarantee that cannot end before the segment is closed.
  Hold PERMANENT = () -> {};

  /// Returns if no byte of the segment can have changed until now.
  ///
  /// @throws GuaranteeLostException if one may have
  void confirm();
}
