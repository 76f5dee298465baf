// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static dev.vitrine.internal.scan.Words.HIGH_BITS;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Verifies UTF-8 (RFC 3629; The Unicode Standard, table 3-7).
public final class Utf8Scan {

  /*
   * Three ways over the text, each of which stops near a fault: in vectors where they are available
   * and the text is long (BulkUtf8); over ASCII in words; and byte by byte, without branches
   * (Utf8Automaton), in strides so long that looking for ASCII between them costs little. Where the
   * fault begins is found by going over the characters of its neighbourhood one by one.
   */

  /// The answer of [#firstFault] for well-formed text.
  public static final long VALID = -1;

  /// The longest sequence, in bytes, less one.
  private static final int MAX_CONTINUATIONS = 3;

  /// How many bytes go through the automaton before ASCII is looked for again. Longer strides
  /// verify more ASCII byte by byte; shorter ones guess wrongly more often, at about 15 cycles
  /// each.
  private static final int STRIDE = 128;

  /// The stride over ASCII, in bytes.
  private static final int ASCII_STRIDE = 4 * Long.BYTES;

  private Utf8Scan() {}

  /// {@return the offset of the first ill-formed sequence that begins in `[from, end)`, or
  /// [#VALID]}
  ///
  /// Reads every byte once, near a fault a few more times, and nothing outside the range.
  ///
  /// @param bytes where the text lies
  /// @param from the border of a character
  /// @param end where the text ends, exclusive
  public static long firstFault(MemorySegment bytes, long from, long end) {
    BulkUtf8 bulk = Vectors.forText(end - from);
    return bulk == null ? firstFaultByByte(bytes, from, end) : firstFault(bytes, from, end, bulk);
  }

  /// As above, the longer part of the text in bulk.
  ///
  /// @param end where the text ends, at least [Vectors#MIN_BYTE_SIZE] bytes after `from`
  static long firstFault(MemorySegment bytes, long from, long end, BulkUtf8 bulk) {
    return firstFaultByByte(bytes, afterBulk(bytes, from, end, bulk), end);
  }

  /// {@return the border of a character up to which the text is well-formed}
  static long afterBulk(MemorySegment bytes, long from, long end, BulkUtf8 bulk) {
    long head = from + STRIDE;
    long state = Utf8Automaton.run(bytes, from, head, Utf8Automaton.START);
    if (state == Utf8Automaton.FAULT) {
      return from;
    }
    long i = head;
    while (true) {
      long next = bulk.skipWellFormed(bytes, i, end);
      if (bytes.get(ValueLayout.JAVA_BYTE, next - 1) >= 0) { // so that no sequence is open
        next = skipAscii(bytes, next, end);
      }
      if (next == i) {
        return sequenceStart(bytes, from, i);
      }
      i = next;
    }
  }

  private static long firstFaultByByte(MemorySegment bytes, long from, long end) {
    long state = Utf8Automaton.START;
    long i = from;
    while (i < end) {
      if (state == Utf8Automaton.START) {
        i = skipAscii(bytes, i, end);
      }
      long next = Math.min(end, i + STRIDE);
      state = Utf8Automaton.run(bytes, i, next, state);
      if (state == Utf8Automaton.FAULT) {
        return firstFaultNear(bytes, from, i, end);
      }
      i = next;
    }
    return state == Utf8Automaton.START ? VALID : sequenceStart(bytes, from, end);
  }

  /// {@return where the first stride begins that is not ASCII, or is cut by the end}
  private static long skipAscii(MemorySegment bytes, long from, long end) {
    long i = from;
    for (; i <= end - ASCII_STRIDE; i += ASCII_STRIDE) {
      if ((Words.fourAt(bytes, i) & HIGH_BITS) != 0) {
        break;
      }
    }
    return i;
  }

  /// {@return the first fault, of which it is known that no sequence that ends before `near` has
  /// it}
  private static long firstFaultNear(MemorySegment bytes, long from, long near, long end) {
    long i = sequenceStart(bytes, from, near);
    while (i < end) {
      int length = wellFormedLength(Words.tail(bytes, i, Math.min(end, i + MAX_CONTINUATIONS + 1)));
      if (length == 0) {
        return i;
      }
      i += length;
    }
    throw new AssertionError("no fault near byte " + near);
  }

  /// {@return where a sequence may begin that reaches to `offset`, of which nothing ill-formed ends
  /// before it: among the three bytes before, or at `offset`, since behind three continuation bytes
  /// stands a sequence that is complete}
  private static long sequenceStart(MemorySegment bytes, long from, long offset) {
    for (long i = offset - 1; i >= from && i >= offset - MAX_CONTINUATIONS; i--) {
      if (!isContinuation(bytes.get(ValueLayout.JAVA_BYTE, i) & 0xFF)) {
        return i;
      }
    }
    return offset;
  }

  /// {@return the length in bytes of the well-formed sequence at the bottom of the word, or 0 if it
  /// is ill-formed}
  static int wellFormedLength(long word) {
    if ((word & 0x80) == 0) {
      return 1;
    }
    if ((word & 0xC0E0) == 0x80C0) {
      return (word & 0x1E) == 0 ? 0 : 2; // C0 and C1 are overlong
    }
    if ((word & 0xC0C0F0) == 0x8080E0) {
      long top = word & 0x200F; // the low four bits of the first byte, and bit 5 of the second
      return top == 0 || top == 0x200D ? 0 : 3; // E0 80..9F is overlong, ED A0..BF a surrogate
    }
    if ((word & 0xC0C0C0F8L) == 0x808080F0L) {
      long top = (word & 0x07) << 2 | (word >>> 12 & 0x03); // the code point divided by 2^16
      return top == 0 || top > 0x10 ? 0 : 4; // F0 80..8F is overlong, F4 90 and up is too large
    }
    return 0;
  }

  /// {@return the border of a character at or after `offset`: the end of the sequence that reaches
  /// across it, or `offset` itself}
  ///
  /// Two neighbouring ranges cut at this place are well-formed exactly if the whole is; and if the
  /// sequence that reaches across is ill-formed, the first of them says so.
  ///
  /// @param bytes the text
  /// @param offset in bytes, in `[0, bytes.byteSize()]`
  public static long characterStart(MemorySegment bytes, long offset) {
    long size = bytes.byteSize();
    for (int back = 1; back <= 3 && back <= offset && offset < size; back++) {
      int b = bytes.get(ValueLayout.JAVA_BYTE, offset - back) & 0xFF;
      if (!isContinuation(b)) {
        long next = offset;
        for (int left = sequenceLength(b) - back; left > 0; left--) {
          if (next == size || !isContinuation(bytes.get(ValueLayout.JAVA_BYTE, next) & 0xFF)) {
            return next;
          }
          next++;
        }
        return next;
      }
    }
    return offset;
  }

  /// {@return the border of a character at or before `end`: where a sequence that the end cuts
  /// begins, or `end` itself}
  ///
  /// @param bytes where the text lies
  /// @param end where it is cut, in bytes
  public static long lastCharacterEnd(MemorySegment bytes, long end) {
    for (int back = 1; back <= 3 && back <= end; back++) {
      int b = bytes.get(ValueLayout.JAVA_BYTE, end - back) & 0xFF;
      if (!isContinuation(b)) {
        return sequenceLength(b) > back ? end - back : end;
      }
    }
    return end;
  }

  static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }

  /// {@return how many bytes a sequence has that begins with `lead`; 1 where none can}
  static int sequenceLength(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
}
