// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Finds the bytes that matter in JSON, eight at a time.
///
/// All ranges are `[at, to)` in bytes and must lie inside the segment.
final class JsonScan {

  /*
   * A word holds eight bytes, the first lowest. The tests for zero and for small bytes mark the
   * highest bit of a byte that passes; a borrow can mark bytes above it as well, never below, so
   * that the lowest mark is always right. The same holds for several such tests put together.
   */

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long SPACES = ' ' * ONES;

  /// The bits in which the four brackets differ: `[` is 5B, `]` 5D, `{` 7B, `}` 7D. With these bits
  /// set all are 7F, and so are `Y _ y DEL` only, which valid JSON has inside strings alone.
  private static final long BRACKET_BITS = 0x26 * ONES;

  private static final long BRACKETS = 0x7F * ONES;

  private JsonScan() {}

  /// {@return the offset of the first quote, backslash or byte below 20 in the range, or `to`}
  static long endOfPlain(MemorySegment bytes, long at, long to) {
    long i = at;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = bytes.get(WORD, i);
      long hits =
          ((word ^ QUOTES) - ONES & ~(word ^ QUOTES))
              | ((word ^ BACKSLASHES) - ONES & ~(word ^ BACKSLASHES))
              | (word - SPACES & ~word);
      if ((hits & HIGH_BITS) != 0) {
        return i + (Long.numberOfTrailingZeros(hits & HIGH_BITS) >>> 3);
      }
    }
    for (; i < to; i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, i);
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        return i;
      }
    }
    return to;
  }

  /// {@return the offset of the first byte of the range that is not whitespace (RFC 8259, section
  /// 2), or `to`}
  static long skipSpace(MemorySegment bytes, long at, long to) {
    long i = at;
    while (i < to && isSpace(bytes.get(ValueLayout.JAVA_BYTE, i))) {
      i++;
    }
    return i;
  }

  /// {@return the value that is all of `[from, to)` but the whitespace around it}
  static JsonValue trimmed(MemorySegment bytes, long from, long to) {
    long end = to;
    while (isSpace(bytes.get(ValueLayout.JAVA_BYTE, end - 1))) {
      end--;
    }
    return new JsonValue(bytes, skipSpace(bytes, from, end), end);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /// {@return the offset after the value that begins at `at`}
  ///
  /// @param bytes verified
  /// @param at the first byte of a value
  /// @param to the end of the text that the value is part of, or anything behind it
  static long endOfValue(MemorySegment bytes, long at, long to) {
    return switch (bytes.get(ValueLayout.JAVA_BYTE, at)) {
      case '"' -> endOfString(bytes, at, to);
      case '{', '[' -> endOfNest(bytes, at, to);
      case 't', 'n' -> at + 4;
      case 'f' -> at + 5;
      default -> endOfNumber(bytes, at, to);
    };
  }

  /// {@return the offset after the closing quote of the string that begins at `at`}
  static long endOfString(MemorySegment bytes, long at, long to) {
    long i = endOfPlain(bytes, at + 1, to);
    while (bytes.get(ValueLayout.JAVA_BYTE, i) == '\\') {
      i = endOfPlain(bytes, i + 2, to);
    }
    return i + 1;
  }

  private static long endOfNumber(MemorySegment bytes, long at, long to) {
    long i = at;
    while (i < to && isInNumber(bytes.get(ValueLayout.JAVA_BYTE, i))) {
      i++;
    }
    return i;
  }

  private static boolean isInNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
  }

  /// Strings are passed over as a whole, so that what looks like a bracket is one.
  private static long endOfNest(MemorySegment bytes, long at, long to) {
    long depth = 0;
    long i = at;
    while (true) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, i);
      if (b == '"') {
        i = endOfString(bytes, i, to);
      } else {
        depth += (b & 0x04) == 0 ? 1 : -1; // 5B and 7B open, 5D and 7D close
        i++;
        if (depth == 0) {
          return i;
        }
      }
      i = quoteOrBracket(bytes, i, to);
    }
  }

  private static long quoteOrBracket(MemorySegment bytes, long at, long to) {
    long i = at;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = bytes.get(WORD, i);
      long quotes = word ^ QUOTES;
      long brackets = (word | BRACKET_BITS) ^ BRACKETS;
      long hits = ((quotes - ONES & ~quotes) | (brackets - ONES & ~brackets)) & HIGH_BITS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (!isQuoteOrBracket(bytes.get(ValueLayout.JAVA_BYTE, i))) {
      i++;
    }
    return i;
  }

  private static boolean isQuoteOrBracket(byte b) {
    return b == '"' || (b | 0x26) == 0x7F;
  }
}
