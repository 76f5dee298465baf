// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static java.util.Objects.requireNonNull;

import dev.vitrine.mapping.FrozenSegment;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/// Verifies parts of a segment as another format: the payloads of frames, for example.
///
/// Limits and counts are those of the outer verification; records are numbered from 0 in each part,
/// and progress is told by the outer verification only. Made by [VerifyContext#parts]; valid during
/// the call of [Format#verify] only, and safe for use by the threads that
/// [VerifyContext#forEachChunk] starts.
///
/// @param <U> the type of the inner values
public final class PartVerifier<U> {

  private static final VerifyOptions.Progress NOBODY = bytes -> {};

  private final FrozenSegment segment;
  private final Format<U> format;
  private final String formatName;
  private final VerifyOptions options;
  private final Map<String, Long> counts;

  PartVerifier(
      FrozenSegment segment, Format<U> format, VerifyOptions options, Map<String, Long> counts) {
    this.segment = segment;
    this.format = format;
    this.formatName = format.name();
    this.options = options.withFirstRecord(0).withProgress(NOBODY);
    this.counts = counts;
  }

  /// Verifies a part.
  ///
  /// @param byteOffset where it begins, in bytes from the start of the segment
  /// @param byteSize how long it is, in bytes
  /// @param step the way to the part, for [InvalidDataException#path()], such as `frame[3]`; asked
  ///   for only if there is a fault
  /// @return the inner value
  /// @throws InvalidDataException if the part is not of the format
  /// @throws IndexOutOfBoundsException if the part does not lie inside the segment
  public U verify(long byteOffset, long byteSize, Supplier<String> step)
      throws InvalidDataException {
    try {
      return verify(segment.slice(byteOffset, byteSize));
    } catch (InvalidDataException e) {
      throw e.within(step.get());
    }
  }

  /// Verifies a copy that was put together from the segment: a payload in several fragments.
  ///
  /// @param copy the bytes, made by [FrozenSegment#copyOf(java.lang.foreign.MemorySegment)]
  /// @param origin where a byte of the copy comes from: from its offset in the copy, the end
  ///   included, to that in the segment
  /// @param step the way to the part, for [InvalidDataException#path()], such as `frame[3]`; asked
  ///   for only if there is a fault
  /// @return the inner value, which may keep the copy
  /// @throws InvalidDataException if the copy is not of the format; its place is that in the file
  public U verifyCopy(FrozenSegment copy, LongUnaryOperator origin, Supplier<String> step)
      throws InvalidDataException {
    try {
      return verify(copy);
    } catch (InvalidDataException e) {
      long place = origin.applyAsLong(e.byteOffset() - copy.fileOffset());
      throw e.placed(segment.fileOffset() + place, segment.source()).within(step.get());
    }
  }

  private U verify(FrozenSegment part) throws InvalidDataException {
    VerifyContext inner = new VerifyContext(formatName, part, options, counts);
    return requireNonNull(format.verify(part, inner), "the format's value");
  }
}
