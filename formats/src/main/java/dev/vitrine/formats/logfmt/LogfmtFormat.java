// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of [Logfmt], and what happens to malformed lines.
///
/// By default a malformed line is counted and can be looked at ([Logfmt#malformedLines()]). With
/// [#failingOnMalformed()] the first one is an [InvalidDataException].
///
/// Immutable and safe for use by many threads.
public final class LogfmtFormat implements RecordFormat<Logfmt> {

  private final boolean failing;

  LogfmtFormat(boolean failing) {
    this.failing = failing;
  }

  /// {@return this format, but the first malformed line fails the verification, with a
  /// [LogfmtFault] or an [dev.vitrine.Utf8Fault]}
  public LogfmtFormat failingOnMalformed() {
    return new LogfmtFormat(true);
  }

  @Override
  public String name() {
    return failing ? "logfmt/1(malformed=fail)" : "logfmt/1";
  }

  @Override
  public Logfmt verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    return new Logfmt(CheckedLines.verify(segment.bytes(), context, PairScan::new, failing));
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
