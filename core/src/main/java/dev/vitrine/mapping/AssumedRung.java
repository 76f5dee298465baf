// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;

/// The caller's word that the file does not change. Nothing holds it: if the word is broken, reads
/// return garbage or end the process (SAFETY.md, S9).
final class AssumedRung implements KernelRung {

  @Override
  public Mechanism mechanism() {
    return Mechanism.ASSUMED;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    Optional<String> reason = policy.assumption();
    if (reason.isEmpty()) {
      return new Climb.Refused("nobody gave a reason for it", "FreezePolicy.assuming(REASON)");
    }
    Guarantee guarantee =
        new Guarantee(Mechanism.ASSUMED, Strength.ASSUMED, new Evidence.CallersWord(reason.get()));
    Extent extent = policy.extent(source);
    return new Climb.Held(new Frozen(extent.map(source.fd(), arena), guarantee, Hold.PERMANENT));
  }
}
