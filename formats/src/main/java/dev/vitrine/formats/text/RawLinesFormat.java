// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.formats.internal.LinePlaces;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// Lines of any bytes.
final class RawLinesFormat implements RecordFormat<RawLines> {

  static final RawLinesFormat INSTANCE = new RawLinesFormat();

  private RawLinesFormat() {}

  @Override
  public String name() {
    return "raw-lines/1";
  }

  @Override
  public RawLines verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    try {
      return new RawLines(LinePlaces.verify(segment.bytes(), context, (from, to) -> {}));
    } catch (InvalidDataException e) {
      throw LinesFormat.inLine(e, segment, context);
    }
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
