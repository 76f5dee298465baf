// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Where records are: how many begin before each block of the text, and where its first begins.
///
/// Immutable and safe for use by many threads.
final class CsvIndex {

  /// The size of a block, in bytes. A look-up goes through one block at most; the index takes
  /// 1/4096 of the text.
  static final int BLOCK_BYTE_SIZE = 1 << 16;

  // INVARIANT: before[b] is the number of records that begin in the blocks before b, its last
  // element the number of all; firsts[b] is where the first record begins in block b, if one does.
  private final long[] before;
  private final long[] firsts;

  private CsvIndex(long[] before, long[] firsts) {
    this.before = before;
    this.firsts = firsts;
  }

  /// {@return the index of consecutive chunks that make up the text}
  static CsvIndex of(List<CsvChunk> chunks) {
    int blocks = chunks.size() * CsvChunk.BLOCKS;
    long[] before = new long[blocks + 1];
    long[] firsts = new long[blocks];
    int block = 0;
    for (CsvChunk chunk : chunks) {
      for (int i = 0; i < CsvChunk.BLOCKS; i++, block++) {
        before[block + 1] = before[block] + chunk.counts()[i];
        firsts[block] = chunk.firsts()[i];
      }
    }
    return new CsvIndex(before, firsts);
  }

  /// {@return the number of records}
  long count() {
    return before[before.length - 1];
  }

  /// {@return where a record begins; the end of the text for the one after the last}
  ///
  /// @param record its index, in `[0, count()]`
  long start(MemorySegment bytes, CsvScan scan, long record) {
    if (record == count()) {
      return bytes.byteSize();
    }
    int block = blockOf(record);
    long at = firsts[block];
    for (long left = record - before[block]; left > 0; left--) {
      at = scan.skipComments(bytes, scan.endOfRecord(bytes, at, bytes.byteSize()));
    }
    return at;
  }

  /// {@return the block in which a record begins: the first that more records begin in or before}
  private int blockOf(long record) {
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] <= record) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
