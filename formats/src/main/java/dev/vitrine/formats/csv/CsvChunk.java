// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.VerifyContext;

/// What checking the records that begin in one chunk gave.
///
/// @param counts how many records begin in each block
/// @param firsts where the first record begins in each block, from the start of the segment; -1 if
///   none does
/// @param records how many records begin in the chunk
/// @param maxColumns the largest number of cells of a record
/// @param next where the record begins that follows the last of the chunk
@SuppressWarnings("ArrayRecordComponent") // handed from the checker to the collector, nobody else
record CsvChunk(int[] counts, long[] firsts, long records, int maxColumns, long next) {

  /// How many blocks one chunk has.
  static final int BLOCKS = (int) (VerifyContext.CHUNK_BYTE_SIZE / CsvIndex.BLOCK_BYTE_SIZE);
}
