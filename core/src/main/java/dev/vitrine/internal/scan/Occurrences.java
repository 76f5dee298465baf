// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// Where several needles occur in one text, in order.
///
/// Each needle goes over the text once, whatever the others find: cost linear in the number of
/// needles times the size of the text.
///
/// For one thread at a time.
public final class Occurrences {

  /// A place after every other one: the needle does not occur any more.
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Needle> needles;
  private final long[] next;
  private MemorySegment bytes = MemorySegment.NULL;
  private long end;

  /// Makes a search for needles, before any text.
  ///
  /// @param needles what to look for
  public Occurrences(List<Needle> needles) {
    this.needles = List.copyOf(needles);
    this.next = new long[needles.size()];
  }

  /// Begins with a text.
  ///
  /// @param text where to look; must not change until the next call
  /// @param from where to begin
  /// @param to where to end, exclusive
  public void start(MemorySegment text, long from, long to) {
    bytes = text;
    end = to;
    Arrays.fill(next, from - 1);
  }

  /// {@return where the first occurrence of a needle begins, at or after `from`; or [Needle#NONE]}
  ///
  /// @param from where to begin, not before the `from` of an earlier call
  public long next(long from) {
    long first = NEVER;
    for (int i = 0; i < next.length; i++) {
      if (next[i] < from) {
        long at = needles.get(i).indexIn(bytes, from, end);
        next[i] = at == Needle.NONE ? NEVER : at;
      }
      first = Math.min(first, next[i]);
    }
    return first == NEVER ? Needle.NONE : first;
  }

  /// {@return where the longest occurrence ends that begins at `at`, exclusive; or [Needle#NONE]}
  ///
  /// @param at where it must begin
  /// @param to where it must end at the latest, exclusive
  public long endAt(long at, long to) {
    long longest = Needle.NONE;
    for (Needle needle : needles) {
      longest = Math.max(longest, needle.endAt(bytes, at, to));
    }
    return longest;
  }
}
