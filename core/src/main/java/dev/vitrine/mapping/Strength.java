// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// How much it takes to change the bytes behind a [Guarantee]; the weakest first, so that
/// [#compareTo] compares strengths.
public enum Strength {
  /// Nothing holds it but the caller's word.
  ASSUMED,
  /// The kernel holds writers back until this process has a copy of its own; it does so for a
  /// limited time (45 seconds by default).
  REVOCABLE,
  /// Only a process with a capability of its own kind (CAP_LINUX_IMMUTABLE) can lift it.
  PRIVILEGED,
  /// Nobody else has the bytes; only this process, its debugger, or the same user through `/proc`
  /// can reach them.
  PRIVATE,
  /// The kernel refuses every change for as long as the bytes exist, to everybody.
  PERMANENT
}
