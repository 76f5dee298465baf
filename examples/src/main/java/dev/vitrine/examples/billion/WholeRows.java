// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// Bytes that are cut behind line feeds, and nothing else: for [RowReader], which checks each row
/// when it reads it, in the same pass.
enum WholeRows implements RecordFormat<FrozenSegment> {
  /// The only one.
  FORMAT;

  @Override
  public FrozenSegment verify(FrozenSegment segment, VerifyContext context) {
    return segment;
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    long lineFeed = ByteScan.lastIndexOf(bytes, from, bytes.byteSize(), (byte) '\n');
    return lineFeed == ByteScan.NONE ? NO_BOUNDARY : lineFeed + 1;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
