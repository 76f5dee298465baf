// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.ReopenableFormat;
import dev.vitrine.internal.part.CheckedPart;

/// How the values of frames are had after the verification.
///
/// Immutable and safe for use by many threads.
///
/// @param <T> the type of a value
sealed interface Values<T> {

  /// {@return the value of the frame that a cursor is at}
  T of(FrameCursor<T> frame);

  /// Values that are made when they are asked for.
  ///
  /// @param format has verified every payload
  record Reopened<T>(ReopenableFormat<T> format) implements Values<T> {

    @Override
    public T of(FrameCursor<T> frame) {
      return format.reopen(new CheckedPart(frame.frozenPayload()));
    }
  }

  /// Values kept from the verification on.
  ///
  /// @param chunks what each chunk of the segment has yielded
  record Kept<T>(LongList<T> chunks) implements Values<T> {

    @Override
    public T of(FrameCursor<T> frame) {
      return chunks.get(frame.index());
    }
  }
}
