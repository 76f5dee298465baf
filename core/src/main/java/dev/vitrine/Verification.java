// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import java.time.Duration;
import java.util.Map;

/// What was proven about a segment, and at what cost.
///
/// Immutable and safe for use by many threads.
///
/// @param format the identity of the format, see [Format#name()]
/// @param byteSize how many bytes were verified
/// @param duration how long it took, wall clock
/// @param threads how many threads the verification was allowed to use
/// @param records how many records (lines, frames, tables) the segment holds; 0 if the format
///   counts none
/// @param counts what the format counted on the way, by name, such as `malformed`; in no order
public record Verification(
    String format,
    long byteSize,
    Duration duration,
    int threads,
    long records,
    Map<String, Long> counts) {

  /// Makes the record.
  public Verification {
    counts = Map.copyOf(counts);
  }

  /// {@return a number that the format counted, or 0 if it counted no such thing}
  ///
  /// @param name what was counted, such as `malformed`
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
