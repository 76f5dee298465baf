// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// Why the bytes of a [FrozenSegment] cannot change: the mechanism, how strong it is, and what was
/// seen that proves it.
///
/// Made by this package only, when the proof has been taken. Immutable and safe for use by many
/// threads.
public final class Guarantee {

  private final Mechanism mechanism;
  private final Strength strength;
  private final Evidence evidence;

  Guarantee(Mechanism mechanism, Strength strength, Evidence evidence) {
    this.mechanism = mechanism;
    this.strength = strength;
    this.evidence = evidence;
  }

  /// {@return what keeps the bytes from changing}
  public Mechanism mechanism() {
    return mechanism;
  }

  /// {@return how much it takes to change them all the same}
  public Strength strength() {
    return strength;
  }

  /// {@return what was seen that proves it}
  public Evidence evidence() {
    return evidence;
  }

  /// {@return mechanism, strength and evidence in one line}
  @Override
  public String toString() {
    return "%s (%s: %s)".formatted(mechanism, strength, evidence.describe());
  }
}
