// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;

/// Finds places where two bytes of a pattern are: the part of a search that sees every byte.
///
/// Immutable and safe for use by many threads.
interface PairScan {

  /// The scan of this process, chosen once.
  PairScan CHOSEN = new WordPairScan();

  /// {@return the first place in `[from, last]` where both anchors are, or [ByteScan#NONE]}
  ///
  /// @param bytes where to look; both anchors of `last` lie inside
  /// @param from the first place where the pattern may begin
  /// @param last the last one, inclusive
  /// @param anchors what to look for
  long next(MemorySegment bytes, long from, long last, Anchors anchors);
}
