// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;

/// A faster way over text that is not ASCII, which stops where something may be wrong.
interface BulkUtf8 {

  /// How many bytes before a place are looked at: the longest sequence, less one.
  int LOOK_BEHIND = 3;

  /// Goes over well-formed text.
  ///
  /// @param bytes where the text lies
  /// @param from where to begin; the text reaches at least [#LOOK_BEHIND] bytes further back, and
  ///   no byte before has an ill-formed sequence
  /// @param end where the text ends, exclusive
  /// @return a place up to which no byte shows a fault, in `[from, end]`: near a fault, behind
  ///   ASCII, or so close to the end that going on is not worth it
  long skipWellFormed(MemorySegment bytes, long from, long end);
}
