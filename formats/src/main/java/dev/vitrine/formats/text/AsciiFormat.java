// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// ASCII text as one slice.
final class AsciiFormat implements RecordFormat<Utf8Slice>, ReopenableFormat<Utf8Slice> {

  static final AsciiFormat INSTANCE = new AsciiFormat();

  private AsciiFormat() {}

  @Override
  public String name() {
    return "ascii/1";
  }

  @Override
  public Utf8Slice verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    MemorySegment bytes = segment.bytes();
    context.forEachChunk((from, to) -> {
      long bad = ByteScan.skipAscii(bytes, from, to);
      if (bad < to) {
        throw context.invalid(TextFault.NOT_ASCII, bad, context.hex(bad, 1), "00..7F");
      }
      return to;
    });
    return new VerifiedSlice(bytes, 0, segment.byteSize());
  }

  @Override
  public Utf8Slice reopen(VerifiedPart part) {
    return new VerifiedSlice(part.segment().bytes(), 0, part.segment().byteSize());
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return bytes.byteSize() > from ? bytes.byteSize() : NO_BOUNDARY;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
