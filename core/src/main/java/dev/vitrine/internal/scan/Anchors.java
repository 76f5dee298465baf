// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

/// Two bytes of a pattern, at which a scan recognises places where it may occur.
///
/// @param first the index of one of them in the pattern
/// @param second the index of the other; the same for a pattern of one byte
/// @param firstWord the byte at `first`, in every byte of a word
/// @param secondWord the byte at `second`, in every byte of a word
/// @param firstCase what to set in the text before it is compared with `firstWord`: the bit in
///   which upper and lower case of a letter differ, or 0
/// @param secondCase the same for `secondWord`
record Anchors(
    int first, int second, long firstWord, long secondWord, long firstCase, long secondCase) {

  /// {@return the two rarest bytes of a pattern}
  ///
  /// @param pattern at least one byte
  /// @param folded whether letters of ASCII stand for both cases; they are lower case in `pattern`
  static Anchors of(byte[] pattern, boolean folded) {
    int first = rarest(pattern, folded, -1);
    int second = pattern.length == 1 ? first : rarest(pattern, folded, first);
    return new Anchors(
        first,
        second,
        (pattern[first] & 0xFF) * Words.ONES,
        (pattern[second] & 0xFF) * Words.ONES,
        folded ? AsciiCase.difference(pattern[first]) * Words.ONES : 0,
        folded ? AsciiCase.difference(pattern[second]) * Words.ONES : 0);
  }

  /// {@return the index of the rarest byte, `except` left out; of equals the last, which is the
  /// least like those before it}
  private static int rarest(byte[] pattern, boolean folded, int except) {
    int best = -1;
    int bestRank = -1;
    for (int i = 0; i < pattern.length; i++) {
      int rank = rank(pattern[i], folded);
      if (i != except && rank >= bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  /// A letter of both cases is as frequent as the more frequent one.
  private static int rank(byte b, boolean folded) {
    int rank = ByteRank.of(b);
    return folded ? Math.min(rank, ByteRank.of((byte) (b & ~AsciiCase.difference(b)))) : rank;
  }
}
