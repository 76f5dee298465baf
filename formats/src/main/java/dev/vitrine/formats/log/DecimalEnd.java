// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;

/// Where the size of a response ends: digits, or one hyphen.
final class DecimalEnd {

  private DecimalEnd() {}

  /// {@return the place behind up to [Decimal#SAFE_DIGITS] digits or a hyphen, or -1 if there is
  /// neither}
  ///
  /// @param from where it begins, at least eight bytes behind the start of the segment
  /// @param to where to stop, behind `from`
  static long of(MemorySegment bytes, long from, long to) {
    long word = Words.within(bytes, from, to);
    int digits = Words.firstIndex(Words.firstNonDigit(word)); // 8 if all are
    if (digits == 0) {
      return (byte) word == '-' ? from + 1 : -1;
    }
    long end = from + digits;
    while (digits == Long.BYTES && end < to) {
      digits = Words.firstIndex(Words.firstNonDigit(Words.within(bytes, end, to)));
      end += digits;
    }
    return end - from <= Decimal.SAFE_DIGITS ? end : -1;
  }
}
