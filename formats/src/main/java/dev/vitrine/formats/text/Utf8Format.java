// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.internal.scan.Utf8Scan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// UTF-8 text as one slice.
final class Utf8Format implements RecordFormat<Utf8Slice>, ReopenableFormat<Utf8Slice> {

  static final Utf8Format INSTANCE = new Utf8Format();

  private Utf8Format() {}

  @Override
  public String name() {
    return "utf8/1";
  }

  @Override
  public Utf8Slice verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    context.requireUtf8();
    return new VerifiedSlice(segment.bytes(), 0, segment.byteSize());
  }

  @Override
  public Utf8Slice reopen(VerifiedPart part) {
    return new VerifiedSlice(part.segment().bytes(), 0, part.segment().byteSize());
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    long end = Utf8Scan.lastCharacterEnd(bytes, bytes.byteSize());
    return end > from ? end : NO_BOUNDARY;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
