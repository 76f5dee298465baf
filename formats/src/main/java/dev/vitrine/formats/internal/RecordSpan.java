// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

/// Goes from record to record, whatever marks where one ends.
///
/// For one thread at a time.
public sealed interface RecordSpan permits LineSpan, FrameSpan {

  /// {@return whether there was a next record; if so, this span is at it}
  boolean advance();

  /// {@return where the next record begins}
  long next();

  /// {@return where the content of this record begins}
  long from();

  /// {@return where the content of this record ends, exclusive}
  long to();

  /// Says that the end of this record does not stand before a place, for spans that have to look
  /// for it.
  ///
  /// @param place in this record, or before it
  default void lookFrom(long place) {}

  /// Says where this record ends, for spans that would have to look for it.
  ///
  /// @param byteSize of its content
  /// @param endByteSize of what ends it
  default void endsAfter(long byteSize, int endByteSize) {}
}
