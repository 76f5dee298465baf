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
/// record, which [#verify] must then refuse or count. Data that begins with a header is not valid
/// piece by piece: implement [Format] for it.
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
}
