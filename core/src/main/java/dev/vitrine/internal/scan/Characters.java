// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Single characters in bytes that need not be UTF-8.
public final class Characters {

  /// The answer where there is no character: an ill-formed sequence, which counts as one byte, or
  /// the end of the range.
  public static final int NONE = -1;

  private static final int MAX_BYTE_SIZE = 4;

  private Characters() {}

  /// {@return the code point of the character that begins at `at`, or [#NONE]}
  ///
  /// @param bytes where to look
  /// @param at where the character begins
  /// @param to where the text ends, exclusive
  public static int at(MemorySegment bytes, long at, long to) {
    if (at >= to) {
      return NONE;
    }
    byte first = bytes.get(ValueLayout.JAVA_BYTE, at);
    if (first >= 0) {
      return first;
    }
    int word = (int) Words.tail(bytes, at, Math.min(to, at + MAX_BYTE_SIZE));
    return switch (Utf8Scan.wellFormedLength(Integer.toUnsignedLong(word))) {
      case 2 -> (word & 0x1F) << 6 | bits(word, 1);
      case 3 -> (word & 0x0F) << 12 | bits(word, 1) << 6 | bits(word, 2);
      case 4 -> (word & 0x07) << 18 | bits(word, 1) << 12 | bits(word, 2) << 6 | bits(word, 3);
      default -> NONE;
    };
  }

  /// {@return what a continuation byte contributes}
  private static int bits(int word, int index) {
    return word >>> (Byte.SIZE * index) & 0x3F;
  }

  /// {@return the code point of the character that a byte belongs to, or [#NONE]}
  ///
  /// @param bytes where to look
  /// @param from where the text begins
  /// @param place of the byte
  /// @param to where the text ends, exclusive
  public static int covering(MemorySegment bytes, long from, long place, long to) {
    for (int back = 0; back < MAX_BYTE_SIZE && place - back >= from; back++) {
      int character = at(bytes, place - back, to);
      if (character != NONE && byteSize(character) > back) {
        return character;
      }
    }
    return NONE;
  }

  /// {@return the size of a character in bytes; 1 for [#NONE]}
  ///
  /// @param character a code point, or [#NONE]
  public static int byteSize(int character) {
    if (character < 0x80) {
      return 1;
    }
    return character < 0x800 ? 2 : character < 0x10000 ? 3 : MAX_BYTE_SIZE;
  }
}
