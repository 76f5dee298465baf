// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// How rare bytes are in text, so that a search can look for the rarest bytes of what it wants.
final class ByteRank {

  /// The printable characters of 3 MB of web, system and application logs, the most frequent first.
  private static final String FREQUENT_FIRST =
      "\"e0 s:1taio,2r.nlc/5p34dh768-xum9wgfTv_kbyM{})([]G;+HPEAWz=SCKOFqLN\\jRIX&U%DB?QV'#YJ>Z$<@!"
          + "|*~`^";

  /// Where text is not ASCII these are as frequent as the letters of ASCII text.
  private static final int NOT_ASCII_RANK = 40;

  /// Line ends are looked for in every text; other control characters hardly occur.
  private static final int CONTROL_RANK = 95;

  private static final byte[] RANKS = ranks();

  private ByteRank() {}

  private static byte[] ranks() {
    byte[] ranks = new byte[256];
    java.util.Arrays.fill(ranks, 0, 0x80, (byte) CONTROL_RANK);
    java.util.Arrays.fill(ranks, 0x80, ranks.length, (byte) NOT_ASCII_RANK);
    ranks['\n'] = 0;
    byte[] order = FREQUENT_FIRST.getBytes(US_ASCII);
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = (byte) i;
    }
    return ranks;
  }

  /// {@return the rank of a byte: the higher, the rarer}
  static int of(byte b) {
    return RANKS[b & 0xFF];
  }
}
