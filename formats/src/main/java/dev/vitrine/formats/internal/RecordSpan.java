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
}
