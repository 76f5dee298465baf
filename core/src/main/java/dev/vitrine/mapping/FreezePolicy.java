// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/// What the caller demands of a guarantee, and how much may be spent on it.
///
/// Immutable and safe for use by many threads.
///
/// @param minimumStrength the weakest guarantee that is accepted
/// @param mechanisms which rungs may be tried
/// @param copyLimit the largest file that may be copied into memory, in bytes, at least 0
public record FreezePolicy(Strength minimumStrength, Set<Mechanism> mechanisms, long copyLimit) {

  /// At least REVOCABLE, by any mechanism that proves something; copies of up to 4 GiB, because a
  /// copy is memory that the kernel cannot take back.
  public static final FreezePolicy DEFAULT =
      new FreezePolicy(Strength.REVOCABLE, EnumSet.allOf(Mechanism.class), 4L << 30);

  /// Makes a policy.
  ///
  /// @throws IllegalArgumentException if a limit is negative
  public FreezePolicy {
    requireNonNull(minimumStrength, "minimumStrength");
    mechanisms = Set.copyOf(mechanisms);
    if (copyLimit < 0) {
      throw new IllegalArgumentException(
          "copyLimit: negative (found %d, allowed 0 and above)".formatted(copyLimit));
    }
  }

  /// {@return this policy with another minimum}
  ///
  /// @param minimumStrength the weakest guarantee that is accepted
  public FreezePolicy withMinimumStrength(Strength minimumStrength) {
    return new FreezePolicy(minimumStrength, mechanisms, copyLimit);
  }

  /// {@return this policy with other rungs}
  ///
  /// @param mechanisms which rungs may be tried
  public FreezePolicy withMechanisms(Set<Mechanism> mechanisms) {
    return new FreezePolicy(minimumStrength, mechanisms, copyLimit);
  }

  /// {@return this policy with another limit for copies}
  ///
  /// @param copyLimit in bytes, at least 0; 0 allows no copy but of an empty file
  public FreezePolicy withCopyLimit(long copyLimit) {
    return new FreezePolicy(minimumStrength, mechanisms, copyLimit);
  }
}
