// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static dev.vitrine.internal.scan.Words.HIGH_BITS;

import dev.vitrine.Utf8Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Verifies UTF-8 in plain longs (RFC 3629; The Unicode Standard, table 3-7).
public final class Utf8Scan {

  /*
   * Most text is looked at eight bytes at a time, without a branch for each character (Utf8Word).
   * That tells only that something is wrong near a word. Where, and with which sequence, is found by
   * going over the last characters one by one; the last word of the text goes the same two ways,
   * followed by zeros, which is what no continuation byte looks like.
   */

  /// The answer of [#firstFault] for well-formed text.
  public static final long VALID = -1;

  /// The longest sequence, in bytes, less one.
  private static final int MAX_CONTINUATIONS = 3;

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
    long previous = 0;
    long i = from;
    while (i <= end - Long.BYTES) {
      long word = Words.at(bytes, i);
      if (((word | previous) & HIGH_BITS) == 0) {
        i = ByteScan.skipAscii(bytes, i + Long.BYTES, end);
        continue;
      }
      if (Utf8Word.faults(word, previous) != 0) {
        return firstFaultNear(bytes, from, i, end);
      }
      previous = word;
      i += Long.BYTES;
    }
    boolean valid = Utf8Word.faults(Words.tail(bytes, i, end), previous) == 0;
    return valid ? VALID : firstFaultNear(bytes, from, i, end);
  }

  /// {@return the first fault, of which it is known that no sequence that ends before `word` has
  /// it}
  private static long firstFaultNear(MemorySegment bytes, long from, long word, long end) {
    // A sequence that reaches into the word has its lead among the three bytes before. Behind three
    // continuation bytes stands one that is complete.
    long i = word;
    for (long back = word - 1; back >= from && back >= word - MAX_CONTINUATIONS; back--) {
      if (!isContinuation(bytes.get(ValueLayout.JAVA_BYTE, back) & 0xFF)) {
        i = back;
        break;
      }
    }
    while (i < end) {
      int length = wellFormedLength(Words.tail(bytes, i, Math.min(end, i + MAX_CONTINUATIONS + 1)));
      if (length == 0) {
        return i;
      }
      i += length;
    }
    throw new AssertionError("no fault near byte " + word);
  }

  /// {@return the length in bytes of the well-formed sequence at the bottom of the word, or 0 if it
  /// is ill-formed}
  private static int wellFormedLength(long word) {
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

  /// What is wrong with one ill-formed sequence.
  ///
  /// @param fault its kind
  /// @param quotedByteSize how many bytes show it
  /// @param allowed what would be right
  public record Diagnosis(Utf8Fault fault, int quotedByteSize, String allowed) {}

  /// {@return what is wrong with the ill-formed sequence at `offset`}
  ///
  /// @param bytes where the text lies
  /// @param offset an answer of [#firstFault]
  /// @param end where the text ends, exclusive
  public static Diagnosis diagnose(MemorySegment bytes, long offset, long end) {
    int lead = bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    if (isContinuation(lead)) {
      return new Diagnosis(Utf8Fault.UNEXPECTED_CONTINUATION, 1, "00..7F or C2..F4");
    }
    if (lead == 0xC0 || lead == 0xC1) {
      return new Diagnosis(Utf8Fault.OVERLONG, 1, "C2..DF");
    }
    if (lead > 0xF4) {
      return new Diagnosis(Utf8Fault.TOO_LARGE, 1, "up to F4 8F BF BF");
    }
    int length = sequenceLength(lead);
    for (int k = 1; k < length; k++) {
      if (offset + k >= end) {
        return new Diagnosis(Utf8Fault.TRUNCATED, k, length + " bytes");
      }
      int b = bytes.get(ValueLayout.JAVA_BYTE, offset + k) & 0xFF;
      if (!isContinuation(b)) {
        return new Diagnosis(Utf8Fault.TOO_SHORT, k + 1, length + " bytes, 80..BF after the first");
      }
      if (k == 1 && !isSecondByteInRange(lead, b)) {
        return secondByteFault(lead);
      }
    }
    throw new IllegalArgumentException("the sequence at " + offset + " is well-formed");
  }

  private static boolean isSecondByteInRange(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second <= 0x9F;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second <= 0x8F;
      default -> true;
    };
  }

  private static Diagnosis secondByteFault(int lead) {
    return switch (lead) {
      case 0xE0 -> new Diagnosis(Utf8Fault.OVERLONG, 2, "E0 A0..BF");
      case 0xED -> new Diagnosis(Utf8Fault.SURROGATE, 2, "ED 80..9F");
      case 0xF0 -> new Diagnosis(Utf8Fault.OVERLONG, 2, "F0 90..BF");
      default -> new Diagnosis(Utf8Fault.TOO_LARGE, 2, "F4 80..8F");
    };
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }

  /// {@return how many bytes a sequence has that begins with `lead`; 1 where none can}
  private static int sequenceLength(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
}
