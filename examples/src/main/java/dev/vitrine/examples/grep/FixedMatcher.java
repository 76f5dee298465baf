// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.internal.scan.Characters;
import dev.vitrine.internal.scan.Needle;
import dev.vitrine.internal.scan.Occurrences;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Lines that have one of several strings in them.
final class FixedMatcher implements LineMatcher {

  /// What an occurrence must be besides.
  enum Extent {
    /// Anything.
    ANY,
    /// A word: neither a letter, a digit nor an underscore stands before or after it.
    WORD,
    /// The whole line.
    LINE
  }

  /// The size of the largest character in bytes, which may stand before and after a word.
  private static final int CHARACTER_BYTE_SIZE = 4;

  private final List<Needle> needles;
  private final Occurrences occurrences;
  private final Extent extent;
  private MemorySegment bytes = MemorySegment.NULL;
  private long matchFrom;
  private long matchTo;

  FixedMatcher(List<Needle> needles, Extent extent) {
    this.needles = List.copyOf(needles);
    this.occurrences = new Occurrences(needles);
    this.extent = extent;
  }

  @Override
  public void start(MemorySegment memory, long from, long to) {
    bytes = memory;
    occurrences.start(memory, from, to);
  }

  @Override
  public long candidate(long from) {
    return occurrences.next(from);
  }

  @Override
  public boolean find(long at, long from, long to) {
    long start = occurrences.next(at);
    while (start != Needle.NONE && start <= to) {
      long end = endAt(start, from, to);
      if (end != NONE) {
        matchFrom = start;
        matchTo = end;
        return true;
      }
      if (extent == Extent.LINE) {
        return false; // occurrences inside the line do not matter
      }
      start = occurrences.next(start + 1);
    }
    return false;
  }

  /// {@return where the longest match ends that begins at `start`, or [LineMatcher#NONE]}
  private long endAt(long start, long from, long to) {
    return switch (extent) {
      case ANY -> occurrences.endAt(start, to);
      case LINE -> start == from && occurrences.endAt(start, to) == to ? to : NONE;
      case WORD -> wordEnd(start, from, to);
    };
  }

  private long wordEnd(long start, long from, long to) {
    long longest = NONE;
    if (!isWordCharacter(Characters.covering(bytes, from, start - 1, to))) {
      for (Needle needle : needles) {
        long end = needle.endAt(bytes, start, to);
        if (end > longest && !isWordCharacter(Characters.at(bytes, end, to))) {
          longest = end;
        }
      }
    }
    return longest;
  }

  private static boolean isWordCharacter(int c) {
    return c == '_' || Character.isAlphabetic(c) || Character.isDigit(c);
  }

  @Override
  public long matchFrom() {
    return matchFrom;
  }

  @Override
  public long matchTo() {
    return matchTo;
  }

  @Override
  public long overlap() {
    long longest = needles.stream().mapToLong(Needle::maxByteSize).max().orElse(0);
    return longest + 2 * CHARACTER_BYTE_SIZE;
  }

  @Override
  public boolean matchesPart(
      MemorySegment memory, long from, long to, boolean first, boolean last) {
    start(memory, from, to);
    return switch (extent) {
      case ANY -> candidate(from) != NONE;
      // As a line is longer than every string before it is looked at in parts.
      case LINE -> false;
      case WORD -> {
        // What begins or ends at a cut is seen with its neighbours in another part.
        long at = first ? from : from + CHARACTER_BYTE_SIZE;
        yield find(at, from, to) && (last || matchTo <= to - CHARACTER_BYTE_SIZE);
      }
    };
  }
}
