// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of [W3cLog], and what happens to malformed lines.
///
/// By default a malformed line is counted and can be looked at ([W3cLog#malformedLines()]). With
/// [#failingOnMalformed()] the first one is an [InvalidDataException].
///
/// In windows the fields of one piece hold in the next, until they change.
///
/// Immutable and safe for use by many threads.
public final class W3cFormat implements RecordFormat<W3cLog> {

  private final W3cFields first;
  private final boolean failing;

  W3cFormat(W3cFields first, boolean failing) {
    this.first = first;
    this.failing = failing;
  }

  /// {@return this format, but the first malformed line fails the verification, with a [W3cFault]
  /// or an [dev.vitrine.Utf8Fault]}
  public W3cFormat failingOnMalformed() {
    return new W3cFormat(first, true);
  }

  @Override
  public String name() {
    return failing ? "w3c/1(malformed=fail)" : "w3c/1";
  }

  @Override
  public W3cLog verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    W3cSections sections = W3cSections.find(segment.bytes(), first, context);
    return new W3cLog(
        CheckedLines.verify(segment.bytes(), context, () -> new EntryScan(sections), failing),
        sections);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return LineEnd.last(bytes, from);
  }

  @Override
  public RecordFormat<W3cLog> following(W3cLog piece) {
    return new W3cFormat(piece.lastFields(), failing);
  }
}
