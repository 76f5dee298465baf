// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import dev.vitrine.mapping.FrozenSegment;

/// A byte layout that can be verified: the only way from a [FrozenSegment] to typed values.
///
/// An implementation reads the segment once in [#verify] and returns a value of type `T` whose
/// accessors need not check anything again, because the bytes cannot change. Implement it for a
/// layout of your own; applications call [VerifiedView#verify] or
/// [dev.vitrine.mapping.FrozenFile#verify] instead of this interface.
///
/// **Trust.** A format is trusted code: whatever it returns is published as verified. It must
///
/// - read every byte that an accessor of `T` will later rely on,
/// - keep no reference to memory other than the segment it was given,
/// - return a value that is immutable and safe for use by many threads, and
/// - take time and memory that grow at most linearly with the size of the segment.
///
/// Implementations are immutable and safe for use by many threads.
///
/// @param <T> the type of the verified value
public interface Format<T> {

  /// {@return the identity of this format: its name, its version, and every option that changes
  /// what is accepted}
  ///
  /// The identity is stable: the same text means the same proof, in every process and in every
  /// release that does not say otherwise. For example `combined/1` or `lines/1(maxLine=4096)`.
  String name();

  /// Verifies the whole segment and returns its typed value.
  ///
  /// @param segment the bytes to verify, from offset 0 to [FrozenSegment#byteSize()]
  /// @param context limits, threads and progress, and the maker of exceptions
  /// @return the typed value, valid until the file behind the segment is closed
  /// @throws InvalidDataException if the bytes are not of this format; made by
  ///   [VerifyContext#invalid], with the offset of the first fault
  T verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException;
}
