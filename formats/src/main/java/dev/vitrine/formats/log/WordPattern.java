// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.internal.scan.Words;

/// What eight bytes may be: digits at some places, certain characters at others.
///
/// @param text the characters; `0` where a digit may be, zero where anything may be
/// @param fixed all bits of the bytes that must be as in the text
/// @param digits all bits of the bytes that must be digits
record WordPattern(long text, long fixed, long digits) {

  private static final long SIXES = 6 * Words.ONES;
  private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;

  /// {@return a pattern}
  ///
  /// @param pattern up to eight characters: `#` for a digit, `?` for anything, as what follows is
  static WordPattern of(String pattern) {
    long digits = bytes(pattern, "#");
    long fixed = ~bytes(pattern, "#?") & (-1L >>> (Long.SIZE - Byte.SIZE * pattern.length()));
    return new WordPattern(Words.of(pattern.replace('#', '0')) & (digits | fixed), fixed, digits);
  }

  /// {@return all bits of the bytes at which one of some characters stands}
  private static long bytes(String pattern, String characters) {
    long bytes = 0;
    for (int i = 0; i < pattern.length(); i++) {
      bytes |= characters.indexOf(pattern.charAt(i)) >= 0 ? 0xFFL << (Byte.SIZE * i) : 0;
    }
    return bytes;
  }

  /// {@return whether a word is as the pattern says}
  ///
  /// A byte is a digit exactly if its value above `0` and the same plus six both fit in four bits.
  /// A carry out of a byte comes only from one whose own upper half says already that it is none.
  boolean matches(long word) {
    long values = (word ^ text) & (fixed | digits);
    long lifted = (values & digits) + (SIXES & digits);
    return ((lifted | values) & ((HIGH_HALVES & digits) | fixed)) == 0;
  }
}
