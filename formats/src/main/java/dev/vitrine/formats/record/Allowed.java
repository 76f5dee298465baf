// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import java.util.StringJoiner;

/// Which values of a number are allowed.
///
/// Immutable and safe for use by many threads.
sealed interface Allowed {

  /// All are.
  Allowed ANY = new Any();

  /// {@return the rule in braces, empty if there is none}
  String describe();

  /// All values.
  record Any() implements Allowed {

    @Override
    public String describe() {
      return "";
    }
  }

  /// Integers in ranges.
  ///
  /// @param bounds the lowest and highest value of each range, both allowed
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Integers(long[] bounds) implements Allowed {

    boolean contains(long value) {
      for (int i = 0; i < bounds.length; i += 2) {
        if (value >= bounds[i] && value <= bounds[i + 1]) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String describe() {
      StringJoiner ranges = new StringJoiner(",", "{", "}");
      for (int i = 0; i < bounds.length; i += 2) {
        ranges.add(bounds[i] == bounds[i + 1] ? bounds[i] + "" : bounds[i] + ".." + bounds[i + 1]);
      }
      return ranges.toString();
    }
  }

  /// Real numbers in a range. What is not a number is outside.
  ///
  /// @param low the lowest
  /// @param high the highest
  record Reals(double low, double high) implements Allowed {

    @Override
    public String describe() {
      return "{%s..%s}".formatted(low, high);
    }
  }
}
