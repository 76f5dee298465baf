// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import dev.vitrine.Utf8Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What is wrong with one ill-formed sequence (The Unicode Standard, table 3-7).
///
/// @param fault its kind
/// @param quotedByteSize how many bytes show it
/// @param allowed what would be right
public record Utf8Diagnosis(Utf8Fault fault, int quotedByteSize, String allowed) {

  /// {@return what is wrong with the ill-formed sequence at `offset`}
  ///
  /// @param bytes where the text lies
  /// @param offset an answer of [Utf8Scan#firstFault]
  /// @param end where the text ends, exclusive
  public static Utf8Diagnosis of(MemorySegment bytes, long offset, long end) {
    int lead = bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    if (Utf8Scan.isContinuation(lead)) {
      return new Utf8Diagnosis(Utf8Fault.UNEXPECTED_CONTINUATION, 1, "00..7F or C2..F4");
    }
    if (lead == 0xC0 || lead == 0xC1) {
      return new Utf8Diagnosis(Utf8Fault.OVERLONG, 1, "C2..DF");
    }
    if (lead > 0xF4) {
      return new Utf8Diagnosis(Utf8Fault.TOO_LARGE, 1, "up to F4 8F BF BF");
    }
    int length = Utf8Scan.sequenceLength(lead);
    for (int k = 1; k < length; k++) {
      if (offset + k >= end) {
        return new Utf8Diagnosis(Utf8Fault.TRUNCATED, k, length + " bytes");
      }
      int b = bytes.get(ValueLayout.JAVA_BYTE, offset + k) & 0xFF;
      if (!Utf8Scan.isContinuation(b)) {
        return new Utf8Diagnosis(
            Utf8Fault.TOO_SHORT, k + 1, length + " bytes, 80..BF after the first");
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

  private static Utf8Diagnosis secondByteFault(int lead) {
    return switch (lead) {
      case 0xE0 -> new Utf8Diagnosis(Utf8Fault.OVERLONG, 2, "E0 A0..BF");
      case 0xED -> new Utf8Diagnosis(Utf8Fault.SURROGATE, 2, "ED 80..9F");
      case 0xF0 -> new Utf8Diagnosis(Utf8Fault.OVERLONG, 2, "F0 90..BF");
      default -> new Utf8Diagnosis(Utf8Fault.TOO_LARGE, 2, "F4 80..8F");
    };
  }
}
