// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.formats.internal.LineIndex;
import dev.vitrine.formats.internal.LineLimit;
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
    MemorySegment bytes = segment.bytes();
    try {
      LineIndex index =
          LineIndex.of(bytes, context.forEachChunk((from, to) -> chunk(bytes, from, to, context)));
      context.countRecords(index.count());
      return new Lines(bytes, index);
    } catch (InvalidDataException e) {
      long before = ByteScan.count(bytes, 0, e.byteOffset() - segment.fileOffset(), LINE_FEED);
      throw e.within("line " + (context.firstRecord() + before + 1));
    }
  }

  private static int[] chunk(MemorySegment bytes, long from, long to, VerifyContext context)
      throws InvalidDataException {
    context.requireUtf8Chunk(from, to);
    LineLimit.check(bytes, from, to, context);
    return LineIndex.countByBlock(bytes, from, to);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return LineEnd.last(bytes, from);
  }
}
