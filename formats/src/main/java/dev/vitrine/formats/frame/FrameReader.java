// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Reads the frames of one piece of data.
///
/// It may remember what later frames depend on, such as the byte order in a header: [#inspect] is
/// called once for each place, in their order, by one thread. From then on the reader does not
/// change any more and is safe for use by many threads.
interface FrameReader {

  /// Finds out what lies at a place, at constant cost, or at the cost of its fragments.
  ///
  /// Nothing is known about the bytes at the first call. The answer depends on nothing but the
  /// bytes and what was inspected; if it is not [Span.Kind#TORN], bytes behind the end would not
  /// change it.
  ///
  /// @param bytes the data
  /// @param at where to look, in `[0, bytes.byteSize()]`, the end only if [#expectsHeader()]
  /// @param span what is filled with the answer
  Span.Kind read(MemorySegment bytes, long at, Span span);

  /// Looks closer at what [#read] found: checks what it takes for granted, and remembers what later
  /// frames depend on.
  ///
  /// @param bytes the data
  /// @param span what `read` filled
  /// @param kind what it answered
  /// @return the same, or [Span.Kind#CORRUPT]
  default Span.Kind inspect(MemorySegment bytes, Span span, Span.Kind kind) {
    return kind;
  }

  /// {@return whether the data is not whole without a header, which has not been inspected}
  default boolean expectsHeader() {
    return false;
  }

  /// {@return whether [#check] has anything to do}
  default boolean hasChecksums() {
    return false;
  }

  /// Compares the checksums of a frame.
  ///
  /// @param bytes the data, frozen
  /// @param span the frame
  /// @param context makes the exception
  /// @throws InvalidDataException if one is wrong
  default void check(MemorySegment bytes, Span span, VerifyContext context)
      throws InvalidDataException {}

  /// {@return the pieces of a payload, in their order}
  ///
  /// @param bytes the data
  /// @param span the frame
  default List<Piece> pieces(MemorySegment bytes, Span span) {
    return List.of(new Piece(span.payload, span.payloadByteSize));
  }

  /// {@return the framing of the data that follows}
  ///
  /// @param byteSize how long this data is, in bytes
  Framing following(long byteSize);
}
