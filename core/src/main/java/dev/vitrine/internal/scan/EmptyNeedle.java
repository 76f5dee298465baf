// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;

/// Nothing to look for, which is everywhere.
final class EmptyNeedle implements Needle {

  static final EmptyNeedle INSTANCE = new EmptyNeedle();

  private EmptyNeedle() {}

  @Override
  public long indexIn(MemorySegment bytes, long from, long to) {
    return from <= to ? from : NONE;
  }

  @Override
  public long endAt(MemorySegment bytes, long at, long to) {
    return at;
  }

  @Override
  public long maxByteSize() {
    return 0;
  }
}
