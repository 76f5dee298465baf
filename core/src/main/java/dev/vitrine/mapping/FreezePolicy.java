// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// What the caller demands of a guarantee, and what may be spent on it: [#DEFAULT], changed by the
/// `with…` methods.
///
/// Immutable and safe for use by many threads.
///
/// @param minimumStrength the weakest guarantee that is accepted
/// @param mechanisms which rungs of the ladder may be tried
/// @param copyFirst up to this size, in bytes, at least 0, a file is copied rather than leased: a
///   lease makes whoever else opens the file wait until it has been copied after all
/// @param copyLimit the largest part of a file that may be copied into memory, in bytes, at least 0
/// @param leaseLimit the largest part of a file that may be held by a lease, in bytes, at least 0:
///   it must be copied within the time that the kernel gives, 45 seconds by default
/// @param byteOffset where the wanted part of the file begins, in bytes, at least 0, of any
///   alignment
/// @param byteSize how long it is, in bytes, at least 0; empty for all that follows
/// @param advice how the bytes will be used
/// @param arena who may read them, and until when
/// @param cloneFolder where a reflink may be made, on the same file system; empty for the folder of
///   the file
/// @param assumption why the caller takes the file for unchanging; empty if it does not
public record FreezePolicy(
    Strength minimumStrength,
    Set<Mechanism> mechanisms,
    long copyFirst,
    long copyLimit,
    long leaseLimit,
    long byteOffset,
    OptionalLong byteSize,
    Set<Advice> advice,
    ArenaKind arena,
    Optional<Path> cloneFolder,
    Optional<String> assumption) {

  /// The whole file, at least REVOCABLE, by any mechanism that proves something, for all threads.
  ///
  /// Files of up to 64 MiB are copied rather than leased, leases are taken up to 1 GiB, copies up
  /// to 4 GiB: a copy is memory that the kernel cannot take back.
  public static final FreezePolicy DEFAULT =
      new FreezePolicy(
          Strength.REVOCABLE,
          EnumSet.complementOf(EnumSet.of(Mechanism.ASSUMED)),
          64L << 20,
          4L << 30,
          1L << 30,
          0,
          OptionalLong.empty(),
          Set.of(),
          ArenaKind.SHARED,
          Optional.empty(),
          Optional.empty());

  /// Makes a policy.
  ///
  /// @throws IllegalArgumentException if a number is negative, or the end of the wanted part is
  ///   above 2^63 - 1
  public FreezePolicy {
    requireNonNull(minimumStrength, "minimumStrength");
    requireNonNull(arena, "arena");
    requireNonNull(cloneFolder, "cloneFolder");
    requireNonNull(assumption, "assumption");
    mechanisms = Set.copyOf(mechanisms);
    advice = Set.copyOf(advice);
    requireNotNegative(copyFirst, "copyFirst");
    requireNotNegative(copyLimit, "copyLimit");
    requireNotNegative(leaseLimit, "leaseLimit");
    requireNotNegative(byteOffset, "byteOffset");
    requireNotNegative(byteSize.orElse(0), "byteSize");
    if (byteOffset > Long.MAX_VALUE - byteSize.orElse(0)) {
      throw new IllegalArgumentException(
          "byteOffset and byteSize: sum too large (found %d and %d, allowed 2^63-1)"
              .formatted(byteOffset, byteSize.orElse(0)));
    }
  }

  /// {@return this policy with another minimum}
  ///
  /// @param minimumStrength the weakest guarantee that is accepted
  public FreezePolicy withMinimumStrength(Strength minimumStrength) {
    return with(policy -> policy.minimumStrength = minimumStrength);
  }

  /// {@return this policy with other rungs}
  ///
  /// @param mechanisms which may be tried
  public FreezePolicy withMechanisms(Set<Mechanism> mechanisms) {
    return with(policy -> policy.mechanisms = mechanisms);
  }

  /// {@return this policy with another size up to which a file is copied rather than leased}
  ///
  /// @param copyFirst in bytes, at least 0; 0 prefers the lease always
  public FreezePolicy withCopyFirst(long copyFirst) {
    return with(policy -> policy.copyFirst = copyFirst);
  }

  /// {@return this policy with another limit for copies}
  ///
  /// @param copyLimit in bytes, at least 0; 0 allows no copy but of an empty file
  public FreezePolicy withCopyLimit(long copyLimit) {
    return with(policy -> policy.copyLimit = copyLimit);
  }

  /// {@return this policy with another limit for leases}
  ///
  /// @param leaseLimit in bytes, at least 0
  public FreezePolicy withLeaseLimit(long leaseLimit) {
    return with(policy -> policy.leaseLimit = leaseLimit);
  }

  /// {@return this policy with a part of the file instead of the whole}
  ///
  /// @param byteOffset where it begins, in bytes, at least 0, of any alignment
  /// @param byteSize how long it is, in bytes, at least 0; reaching beyond the end of the file is
  ///   an [java.io.EOFException] when it is opened
  public FreezePolicy withRegion(long byteOffset, long byteSize) {
    return with(policy -> {
      policy.byteOffset = byteOffset;
      policy.byteSize = OptionalLong.of(byteSize);
    });
  }

  /// {@return this policy with other hints}
  ///
  /// @param advice how the bytes will be used
  public FreezePolicy withAdvice(Set<Advice> advice) {
    return with(policy -> policy.advice = advice);
  }

  /// {@return this policy with another lifetime}
  ///
  /// @param arena who may read the bytes, and until when
  public FreezePolicy withArena(ArenaKind arena) {
    return with(policy -> policy.arena = arena);
  }

  /// {@return this policy with a folder for reflinks}
  ///
  /// @param cloneFolder on the same file system as the file, writable
  public FreezePolicy withCloneFolder(Path cloneFolder) {
    return with(policy -> policy.cloneFolder = Optional.of(cloneFolder));
  }

  /// {@return this policy, but if nothing is proven the caller's word is taken: the file is mapped
  /// as it is, at strength ASSUMED}
  ///
  /// If the word is broken, reads return garbage, and vector code, checksums or native calls over
  /// the bytes end the process.
  ///
  /// @param reason why the file does not change, for those who look at the guarantee; not blank
  /// @throws IllegalArgumentException if the reason is blank
  public FreezePolicy assuming(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("assumption: blank (found no reason, allowed a sentence)");
    }
    Set<Mechanism> all = EnumSet.copyOf(mechanisms);
    all.add(Mechanism.ASSUMED);
    return with(policy -> {
      policy.minimumStrength = Strength.ASSUMED;
      policy.mechanisms = all;
      policy.assumption = Optional.of(reason);
    });
  }

  private FreezePolicy with(Consumer<PolicyDraft> change) {
    PolicyDraft draft = new PolicyDraft(this);
    change.accept(draft);
    return draft.policy();
  }

  /// {@return the wanted part of a file}
  ///
  /// @throws EOFException if it reaches beyond the end
  Extent extent(Source source) throws IOException {
    long end = source.byteSize();
    if (byteOffset > end || byteSize.orElse(0) > end - byteOffset) {
      throw new EOFException(
          "region: past the end at byte %d (found offset %d and size %d, allowed up to %d) [%s]"
              .formatted(end, byteOffset, byteSize.orElse(0), end, source.path()));
    }
    return new Extent(byteOffset, byteSize.orElse(end - byteOffset));
  }

  private static void requireNotNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s: negative (found %d, allowed 0 and above)".formatted(name, value));
    }
  }
}
