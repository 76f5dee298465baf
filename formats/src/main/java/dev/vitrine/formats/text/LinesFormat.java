// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.formats.internal.LinePlaces;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// Lines of UTF-8 text.
final class LinesFormat implements RecordFormat<Lines> {

  static final LinesFormat INSTANCE = new LinesFormat();

  private static final byte LINE_FEED = '\n';

  private LinesFormat() {}

  @Override
  public String name() {
    return "lines/1";
  }

  @Override
  public Lines verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    try {
      return new Lines(LinePlaces.verify(segment.bytes(), context, context::requireUtf8Chunk));
    } catch (InvalidDataException e) {
      throw inLine(e, segment, context);
    }
  }

  /// {@return a fault with the number of its line}
  static InvalidDataException inLine(
      InvalidDataException fault, FrozenSegment segment, VerifyContext context) {
    long place = fault.byteOffset() - segment.fileOffset();
    long before = ByteScan.count(segment.bytes(), 0, place, LINE_FEED);
    return fault.within("line " + (context.firstRecord() + before + 1));
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
