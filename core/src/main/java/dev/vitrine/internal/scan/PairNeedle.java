// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A sequence of bytes; letters of ASCII may stand for both cases.
final class PairNeedle implements Needle {

  /*
   * The scan goes through the text for the two rarest bytes of the pattern, eight places at a time.
   * Where both are, the pattern is compared. In most texts that is seldom; in a text made for it,
   * such as a million times "a" where "aaaab" is looked for, it is everywhere, and comparing would
   * take the product of both sizes. So comparisons may look at a few times as many bytes as the scan
   * has gone over; after that the search goes on byte by byte, with the table of Knuth, Morris and
   * Pratt (SIAM Journal on Computing 6, 1977), which never goes back.
   */

  /// How many bytes may be compared for each byte that was scanned.
  private static final int COMPARED_PER_SCANNED = 4;

  /// How many bytes may be compared besides: no table is needed for the odd long comparison.
  private static final int COMPARED_FREE = 1 << 10;

  private final byte[] pattern;
  private final boolean folded;
  private final Anchors anchors;

  /// For each size of a part that matched: the size of its longest proper prefix that is its
  /// suffix.
  private final int[] borders;

  /// @param pattern at least one byte; not changed afterwards
  /// @param folded whether letters of ASCII stand for both cases
  PairNeedle(byte[] pattern, boolean folded) {
    this.pattern = pattern.clone();
    this.folded = folded;
    for (int i = 0; folded && i < pattern.length; i++) {
      this.pattern[i] = AsciiCase.lower(pattern[i]);
    }
    this.anchors = Anchors.of(this.pattern, folded);
    this.borders = Borders.of(pattern.length, (i, k) -> this.pattern[i] == this.pattern[k]);
  }

  @Override
  public long indexIn(MemorySegment bytes, long from, long to) {
    long last = to - pattern.length;
    long compared = 0;
    long at = from;
    while (at <= last) {
      at = PairScan.CHOSEN.next(bytes, at, last, anchors);
      if (at == ByteScan.NONE) {
        return NONE;
      }
      int same = sameBytes(bytes, at);
      if (same == pattern.length) {
        return at;
      }
      compared += same;
      if (compared > COMPARED_FREE + COMPARED_PER_SCANNED * (at - from)) {
        return withoutGoingBack(bytes, at + 1, to);
      }
      at++;
    }
    return NONE;
  }

  /// {@return how many bytes at `at` are those of the pattern, up to the first that is not}
  private int sameBytes(MemorySegment bytes, long at) {
    for (int i = 0; i < pattern.length; i++) {
      if (read(bytes, at + i) != pattern[i]) {
        return i;
      }
    }
    return pattern.length;
  }

  private byte read(MemorySegment bytes, long at) {
    byte b = bytes.get(ValueLayout.JAVA_BYTE, at);
    return folded ? AsciiCase.lower(b) : b;
  }

  private long withoutGoingBack(MemorySegment bytes, long from, long to) {
    int matched = 0;
    for (long i = from; i < to; i++) {
      byte b = read(bytes, i);
      while (matched > 0 && b != pattern[matched]) {
        matched = borders[matched];
      }
      if (b == pattern[matched]) {
        matched++;
        if (matched == pattern.length) {
          return i + 1 - matched;
        }
      }
    }
    return NONE;
  }

  @Override
  public long endAt(MemorySegment bytes, long at, long to) {
    boolean matches = to - at >= pattern.length && sameBytes(bytes, at) == pattern.length;
    return matches ? at + pattern.length : NONE;
  }

  @Override
  public long maxByteSize() {
    return pattern.length;
  }
}
