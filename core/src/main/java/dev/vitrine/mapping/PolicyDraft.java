// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A [FreezePolicy] while some of its components change: a record cannot be copied but as a whole.
final class PolicyDraft {

  Strength minimumStrength;
  Set<Mechanism> mechanisms;
  long copyFirst;
  long copyLimit;
  long leaseLimit;
  long byteOffset;
  OptionalLong byteSize;
  Set<Advice> advice;
  ArenaKind arena;
  Optional<Path> cloneFolder;
  Optional<String> assumption;

  PolicyDraft(FreezePolicy policy) {
    minimumStrength = policy.minimumStrength();
    mechanisms = policy.mechanisms();
    copyFirst = policy.copyFirst();
    copyLimit = policy.copyLimit();
    leaseLimit = policy.leaseLimit();
    byteOffset = policy.byteOffset();
    byteSize = policy.byteSize();
    advice = policy.advice();
    arena = policy.arena();
    cloneFolder = policy.cloneFolder();
    assumption = policy.assumption();
  }

  FreezePolicy policy() {
    return new FreezePolicy(
        minimumStrength,
        mechanisms,
        copyFirst,
        copyLimit,
        leaseLimit,
        byteOffset,
        byteSize,
        advice,
        arena,
        cloneFolder,
        assumption);
  }
}
