// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of access logs of a [LogLayout], and what happens to malformed lines.
///
/// By default a malformed line is counted and can be looked at ([LayoutLog#malformedLines()]). With
/// [#failingOnMalformed()] the first one is an [InvalidDataException].
///
/// Immutable and safe for use by many threads.
public final class LayoutFormat implements RecordFormat<LayoutLog> {

  private final LogLayout layout;
  private final boolean failing;

  LayoutFormat(LogLayout layout, boolean failing) {
    this.layout = layout;
    this.failing = failing;
  }

  /// {@return this format, but the first malformed line fails the verification, with a
  /// [LayoutFault] or an [dev.vitrine.Utf8Fault]}
  public LayoutFormat failingOnMalformed() {
    return new LayoutFormat(layout, true);
  }

  /// {@return what the lines are made of}
  public LogLayout layout() {
    return layout;
  }

  @Override
  public String name() {
    return "access/1(layout=" + layout + (failing ? ",malformed=fail)" : ")");
  }

  @Override
  public LayoutLog verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    return new LayoutLog(
        CheckedLines.verify(segment.bytes(), context, () -> new LayoutScan(layout), failing),
        layout);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return LineEnd.last(bytes, from);
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
