// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static dev.vitrine.internal.scan.Words.HIGH_BITS;

/// UTF-8 in eight bytes at a time.
final class Utf8Word {

  /*
   * Each byte is judged together with the three before it, which are had for all eight at once by
   * shifting the word up by one, two and three bytes, the last bytes of the previous word moving in.
   * A condition on bit b of each byte is that bit moved to the top of its byte: (x << (7 - b)), of
   * which only the top bits are looked at.
   *
   * A byte must be a continuation exactly if the byte before is a lead (C0 and up), or the one before
   * that a lead of three or more (E0 and up), or the one before that a lead of four (F0 and up). What
   * is left are ranges of the second byte after some leads (The Unicode Standard, table 3-7), and
   * leads that are never right: C0, C1 and F5 to FF. They are all found at the second byte.
   */

  private Utf8Word() {}

  /// {@return 0 if nothing is wrong with the sequences that reach into `word`, as far as it shows;
  /// the highest bit of a byte at which something is, otherwise}
  ///
  /// @param word eight bytes, the first lowest
  /// @param previous the eight bytes before; 0 at the beginning of a text
  static long faults(long word, long previous) {
    long before1 = (word << 8) | (previous >>> 56);
    long before2 = (word << 16) | (previous >>> 48);
    long before3 = (word << 24) | (previous >>> 40);
    long afterLead = before1 & (before1 << 1);
    long afterThree = before2 & (before2 << 1) & (before2 << 2);
    long afterFour = before3 & (before3 << 1) & (before3 << 2) & (before3 << 3);
    long continuation = word & ~(word << 1);
    long misplaced = (afterLead | afterThree | afterFour) ^ continuation;
    return (misplaced | (afterLead & secondByteFaults(word, before1))) & HIGH_BITS;
  }

  /// {@return what is wrong with a byte whose predecessor is a lead; nothing that means elsewhere}
  private static long secondByteFaults(long second, long lead) {
    long lead5 = lead << 2;
    long lead4 = lead << 3;
    long lead3 = lead << 4;
    long lead2 = lead << 5;
    long lead1 = lead << 6;
    long lead0 = lead << 7;
    long second5 = second << 2;
    long second54 = second5 | (second << 3);
    long low21 = lead2 | lead1;
    // 110x: C0 and C1
    long two = ~lead5 & ~(lead4 | lead3 | low21);
    // 1110: E0 needs A0..BF, ED needs 80..9F
    long e0 = ~(lead3 | low21 | lead0) & ~second5;
    long ed = lead3 & lead2 & ~lead1 & lead0 & second5;
    long three = lead5 & ~lead4 & (e0 | ed);
    // 1111: F0 needs 90..BF, F4 needs 80..8F, F5 and up are wrong
    long f0 = ~(lead3 | low21 | lead0) & ~second54;
    long f4 = lead2 & (lead1 | lead0 | second54);
    long four = lead5 & lead4 & (f0 | f4 | lead3);
    return two | three | four;
  }
}
