// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Well-formed UTF-8 as a finite automaton (The Unicode Standard, table 3-7), one byte at a time.
final class Utf8Automaton {

  /*
   * A state is a multiple of 6. The entry of a byte holds, at bit s, the six bits of the state that
   * follows state s: one shift is the whole transition, and the only thing that a step waits for is
   * the shift before it, one cycle. What the shift leaves above the low six bits does no harm, since
   * shifts look at the low six bits only. No text is slower than another, for there is no branch.
   */

  /// Behind an ill-formed sequence, for good: nothing is stored at bit 0 of any entry.
  static final int FAULT = 0;

  /// Between two characters.
  static final int START = 6;

  // Within a character: how many continuation bytes are awaited, or the lead whose second byte has
  // a
  // range of its own.
  private static final int ONE = 12;
  private static final int TWO = 18;
  private static final int THREE = 24;
  private static final int AFTER_E0 = 30;
  private static final int AFTER_ED = 36;
  private static final int AFTER_F0 = 42;
  private static final int AFTER_F4 = 48;

  private static final long STATE_BITS = 0x3F;

  private static final long[] TRANSITIONS = transitions();

  private Utf8Automaton() {}

  /// {@return the state after the bytes `[from, to)`}
  ///
  /// @param state the state before them
  static long run(MemorySegment bytes, long from, long to, long state) {
    long next = state;
    for (long i = from; i < to; i++) {
      next = TRANSITIONS[bytes.get(ValueLayout.JAVA_BYTE, i) & 0xFF] >>> next;
    }
    return next & STATE_BITS;
  }

  private static long[] transitions() {
    long[] table = new long[256];
    put(table, START, 0x00, 0x7F, START);
    put(table, START, 0xC2, 0xDF, ONE);
    put(table, START, 0xE0, 0xE0, AFTER_E0);
    put(table, START, 0xE1, 0xEC, TWO);
    put(table, START, 0xED, 0xED, AFTER_ED);
    put(table, START, 0xEE, 0xEF, TWO);
    put(table, START, 0xF0, 0xF0, AFTER_F0);
    put(table, START, 0xF1, 0xF3, THREE);
    put(table, START, 0xF4, 0xF4, AFTER_F4);
    put(table, ONE, 0x80, 0xBF, START);
    put(table, TWO, 0x80, 0xBF, ONE);
    put(table, THREE, 0x80, 0xBF, TWO);
    put(table, AFTER_E0, 0xA0, 0xBF, ONE); // the rest is overlong
    put(table, AFTER_ED, 0x80, 0x9F, ONE); // the rest are surrogates
    put(table, AFTER_F0, 0x90, 0xBF, TWO); // the rest is overlong
    put(table, AFTER_F4, 0x80, 0x8F, TWO); // the rest is beyond U+10FFFF
    return table;
  }

  private static void put(long[] table, int state, int firstByte, int lastByte, int next) {
    for (int b = firstByte; b <= lastByte; b++) {
      table[b] |= (long) next << state;
    }
  }
}
