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

/// The format of an access log: [AccessLog#combined()] or [AccessLog#common()], and what happens to
/// malformed lines.
///
/// By default a malformed line is counted and can be looked at ([AccessLog#malformedLines()]); then
/// every file is valid, whatever it holds. With [#failingOnMalformed()] the first malformed line is
/// an [InvalidDataException].
///
/// Immutable and safe for use by many threads.
public final class AccessLogFormat implements RecordFormat<AccessLog> {

  private final boolean combined;
  private final boolean failing;

  AccessLogFormat(boolean combined, boolean failing) {
    this.combined = combined;
    this.failing = failing;
  }

  /// {@return this format, but the first malformed line fails the verification, with a [LogFault]
  /// or an [dev.vitrine.Utf8Fault]}
  public AccessLogFormat failingOnMalformed() {
    return new AccessLogFormat(combined, true);
  }

  @Override
  public String name() {
    return (combined ? "combined/1" : "common/1") + (failing ? "(malformed=fail)" : "");
  }

  @Override
  public AccessLog verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    CheckedLines lines =
        CheckedLines.verify(segment.bytes(), context, () -> new AccessLine(combined), failing);
    return new AccessLog(lines, combined);
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
