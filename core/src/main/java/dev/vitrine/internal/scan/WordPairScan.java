// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds two bytes in plain longs: eight places at a time.
final class WordPairScan implements PairScan {

  @Override
  public long next(MemorySegment bytes, long from, long last, Anchors anchors) {
    long first = anchors.first();
    long second = anchors.second();
    long firstWord = anchors.firstWord();
    long secondWord = anchors.secondWord();
    long firstCase = anchors.firstCase();
    long secondCase = anchors.secondCase();
    long i = from;
    for (; i <= last - (Long.BYTES - 1); i += Long.BYTES) {
      long one = (Words.at(bytes, i + first) | firstCase) ^ firstWord;
      long other = (Words.at(bytes, i + second) | secondCase) ^ secondWord;
      long hits = Words.firstZeroByte(one | other);
      if (hits != 0) {
        return i + Words.firstIndex(hits);
      }
    }
    for (; i <= last; i++) {
      long one = (bytes.get(ValueLayout.JAVA_BYTE, i + first) | firstCase) ^ firstWord;
      long other = (bytes.get(ValueLayout.JAVA_BYTE, i + second) | secondCase) ^ secondWord;
      if (((one | other) & 0xFF) == 0) {
        return i;
      }
    }
    return ByteScan.NONE;
  }
}
