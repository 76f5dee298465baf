// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

/// The temperatures of one weather station, in tenths of a degree.
///
/// @param least the lowest one
/// @param greatest the highest one
/// @param sum of all
/// @param count how many, at least 1
record Temperatures(long least, long greatest, long sum, long count) {

  /// {@return these and those together}
  Temperatures with(Temperatures other) {
    return new Temperatures(
        Math.min(least, other.least),
        Math.max(greatest, other.greatest),
        sum + other.sum,
        count + other.count);
  }

  /// {@return least, mean and greatest as the contest prints them; the mean is divided and rounded
  /// as its baseline does}
  @Override
  public String toString() {
    double mean = Math.round(sum / 10.0 / count * 10.0) / 10.0;
    return least / 10.0 + "/" + mean + "/" + greatest / 10.0;
  }
}
