// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.RecordFormat;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;

/// The boundary of every format of lines.
public final class LineEnd {

  private LineEnd() {}

  /// {@return the offset after the last line feed at or after `from`, or
  /// [RecordFormat#NO_BOUNDARY]}
  public static long last(MemorySegment bytes, long from) {
    long lineFeed = ByteScan.lastIndexOf(bytes, from, bytes.byteSize(), (byte) '\n');
    return lineFeed == ByteScan.NONE ? RecordFormat.NO_BOUNDARY : lineFeed + 1;
  }
}
