// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// What became of one rung of the ladder: taken, refused, or not tried.
///
/// Immutable and safe for use by many threads.
///
/// @param mechanism which rung
/// @param outcome what became of it
public record Attempt(Mechanism mechanism, Outcome outcome) {

  /// What became of a rung.
  public sealed interface Outcome {

    /// The rung holds the file.
    ///
    /// @param guarantee what it gives
    record Taken(Guarantee guarantee) implements Outcome {}

    /// The rung does not apply to this file, on this system, or under this policy.
    ///
    /// @param cause why, with the name of the kernel's error where there was one
    /// @param remedy what would make it apply; empty if nothing would
    record Refused(String cause, String remedy) implements Outcome {}

    /// A rung before it has been taken.
    ///
    /// @param cause why that one came first
    record NotTried(String cause) implements Outcome {}
  }

  /// {@return the mechanism and what became of it, in one line}
  @Override
  public String toString() {
    return mechanism
        + ": "
        + switch (outcome) {
          case Outcome.Taken(Guarantee guarantee) ->
              "taken, %s (%s)".formatted(guarantee.strength(), guarantee.evidence().describe());
          case Outcome.Refused(String cause, String remedy) ->
              cause + (remedy.isEmpty() ? "" : "; remedy: " + remedy);
          case Outcome.NotTried(String cause) -> "not tried, " + cause;
        };
  }
}
