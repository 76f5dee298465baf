// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.mapping.Attempt.Outcome;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rungs in the order in which they are tried, and one climb.
///
/// For one thread, once.
final class Ladder {

  /// Every mechanism there is, the best first. Adding one means a class and an entry here, a row in
  /// [Mechanism] and a record in [Evidence]; the compiler asks for what is forgotten.
  private static final List<Rung> RUNGS =
      List.of(
          new SealedMemoryRung(),
          new VerityRung(),
          new ImmutableFlagRung(),
          new ReflinkRung(),
          new LeaseRung(),
          new AssumedRung(),
          new PrivateCopyRung());

  /// The same for what is small ([FreezePolicy#copyFirst]): copying costs less than what a lease
  /// costs others, but is still worse than any rung above the lease. Sorting is stable.
  private static final List<Rung> LEASE_LAST =
      RUNGS.stream()
          .sorted(Comparator.comparing(rung -> rung.mechanism() == Mechanism.LEASE))
          .toList();

  private final Source source;
  private final FreezePolicy policy;
  private final Optional<Arena> given;
  private @Nullable Held held;

  /// What a climb gives.
  ///
  /// @param frozen the bytes that a rung holds
  /// @param arena owns them
  /// @param attempts what became of each rung
  /// @param refusedAdvice the hints that the system refused
  record Held(Frozen frozen, Arena arena, List<Attempt> attempts, List<String> refusedAdvice) {

    Held with(List<Attempt> attempts) {
      return new Held(frozen, arena, List.copyOf(attempts), refusedAdvice);
    }
  }

  Ladder(Source source, FreezePolicy policy) {
    this(source, policy, Optional.empty());
  }

  /// @param given the arena to use; empty for one of the policy's kind
  Ladder(Source source, FreezePolicy policy, Optional<Arena> given) {
    this.source = source;
    this.policy = policy;
    this.given = given;
  }

  /// Tries one rung after the other until one holds.
  ///
  /// @throws FreezeException if none does
  /// @throws IOException if the file cannot be read
  Held climb() throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    boolean copyFirst = policy.extent(source).byteSize() <= policy.copyFirst();
    for (Rung rung : copyFirst ? LEASE_LAST : RUNGS) {
      Outcome outcome = held != null ? notTried(rung, held) : attempt(rung);
      attempts.add(new Attempt(rung.mechanism(), outcome));
    }
    if (held == null) {
      throw new FreezeException(source.path(), policy.minimumStrength(), List.copyOf(attempts));
    }
    return held.with(attempts);
  }

  private Outcome notTried(Rung rung, Held held) {
    boolean overtaken =
        rung.mechanism().compareTo(held.frozen().guarantee().mechanism()) < 0; // by LEASE_LAST
    return new Outcome.NotTried(
        overtaken
            ? "a file of up to %d bytes is copied first".formatted(policy.copyFirst())
            : "a rung before it was taken");
  }

  private Outcome attempt(Rung rung) throws IOException {
    Mechanism mechanism = rung.mechanism();
    if (!policy.mechanisms().contains(mechanism)) {
      return new Outcome.Refused("not among the mechanisms of the policy", "");
    }
    if (mechanism.strongest().compareTo(policy.minimumStrength()) < 0) {
      return tooWeak(mechanism.strongest());
    }
    Arena arena = given.orElseGet(policy.arena()::open);
    try {
      return switch (rung.climb(source, policy, arena)) {
        case Rung.Climb.Held(Frozen frozen) -> hold(frozen, arena);
        case Rung.Climb.Refused(String cause, String remedy) -> new Outcome.Refused(cause, remedy);
      };
    } finally {
      if (held == null) {
        policy.arena().close(arena);
      }
    }
  }

  private Outcome hold(Frozen frozen, Arena arena) throws IOException {
    Strength strength = frozen.guarantee().strength();
    if (strength.compareTo(policy.minimumStrength()) < 0) {
      return tooWeak(strength);
    }
    Extent extent = new Extent(policy.byteOffset(), frozen.bytes().byteSize());
    List<String> refused = Hints.give(frozen.bytes(), source, extent, policy);
    held = new Held(frozen, arena, List.of(), refused);
    return new Outcome.Taken(frozen.guarantee());
  }

  private Outcome tooWeak(Strength strength) {
    return new Outcome.Refused(
        "too weak (found %s, allowed %s and above)".formatted(strength, policy.minimumStrength()),
        "");
  }
}
