// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

/// A [Format] whose value can be made again from verified bytes, in constant time and without
/// looking at them again.
///
/// That is what lets a file of a billion frames hand out the verified value of any payload while
/// nothing is kept for each of them: the value is made when it is asked for. The values of other
/// formats are kept from the verification on.
///
/// @param <T> the type of the verified value
public interface ReopenableFormat<T> extends Format<T> {

  /// Makes the value of bytes that [#verify] of this format, or of an equal one, has accepted.
  ///
  /// The value is equal in all its accessors to the one that [#verify] returned. Cost: O(1),
  /// whatever the size of the part.
  ///
  /// @param part the bytes
  /// @return the typed value, valid until the file behind the segment is closed
  T reopen(VerifiedPart part);
}
