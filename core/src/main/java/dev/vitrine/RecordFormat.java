// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import java.lang.foreign.MemorySegment;

/// A [Format] whose data can be cut into pieces that are valid by themselves: at line ends, at
/// frame ends, between characters.
///
/// That is what lets [dev.vitrine.mapping.Windows] read a file of any size, or a pipe, in a fixed
/// amount of memory.
///
/// A piece is read at any address: use unaligned layouts with an explicit byte order, such as
/// `JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN)`. The last piece of the data may end inside a
/// record, which [#verify] must then refuse or count. Data whose pieces depend on what came before,
/// such as a header, says so by [#following].
///
/// [#verify] says how many records a piece has, by [VerifyContext#countRecords], and numbers them
/// from [VerifyContext#firstRecord]: that is what line and record numbers in messages go on from.
/// It refuses records larger than [VerifyContext#maxRecordByteSize()], with [RecordFault#TOO_LONG].
///
/// @param <T> the type of the verified value of one piece
public interface RecordFormat<T> extends Format<T> {

  /// The answer of [#lastBoundary] when the bytes seen hold no boundary.
  long NO_BOUNDARY = -1;

  /// Finds the last place at which `bytes` may be cut.
  ///
  /// The bytes have *not* been verified, so an answer must be given for any content. They begin at
  /// a boundary.
  ///
  /// @param bytes the bytes read so far
  /// @param from where to begin looking: it is known that no boundary lies at or before this byte
  ///   offset, except offset 0; in `[0, bytes.byteSize()]`
  /// @return the byte offset after the last complete record, in `(from, bytes.byteSize()]`, or
  ///   [#NO_BOUNDARY]
  long lastBoundary(MemorySegment bytes, long from);

  /// {@return the format of the piece that follows a verified one; by default this format}
  ///
  /// For data whose pieces need something from those before them: columns that a header names, the
  /// byte order of a file. Faults are reported under the name of the format that verifies the
  /// piece.
  ///
  /// @param piece the value of the piece; its memory ends after this call, so the answer keeps no
  ///   reference to it
  default RecordFormat<T> following(T piece) {
    return this;
  }

  /// {@return whether a piece can be verified without knowing those before it: if so, [#following]
  /// is this format for every piece, and [dev.vitrine.mapping.ParallelWindows] verifies several
  /// pieces at the same time}
  ///
  /// By default it is not known to be so.
  default boolean hasIndependentPieces() {
    return false;
  }
}
