// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The escapes in a quoted value of logfmt, which are those of a JSON string (RFC 8259, section 7).
final class QuotedValue {

  private static final String LETTERS = "bfnrt\"\\/";
  private static final String MEANINGS = "\b\f\n\r\t\"\\/";
  private static final int MALFORMED = -1;

  private QuotedValue() {}

  /// {@return how many bytes the escape takes that begins with the backslash at `at`: 2, 6, or 12
  /// for a surrogate pair; or -1 if it is malformed}
  static int escapeSize(MemorySegment bytes, long at, long end) {
    if (end - at < 2) {
      return MALFORMED;
    }
    byte letter = bytes.get(ValueLayout.JAVA_BYTE, at + 1);
    if (letter != 'u') {
      return LETTERS.indexOf(letter) >= 0 ? 2 : MALFORMED;
    }
    int unit = unit(bytes, at, end);
    if (unit < 0 || !Character.isSurrogate((char) unit)) {
      return unit < 0 ? MALFORMED : 6;
    }
    int low = Character.isHighSurrogate((char) unit) ? unit(bytes, at + 6, end) : MALFORMED;
    return low >= 0 && Character.isLowSurrogate((char) low) ? 12 : MALFORMED;
  }

  /// {@return the UTF-16 code unit that `\\uXXXX` stands for, or -1 if there is none}
  private static int unit(MemorySegment bytes, long at, long end) {
    if (end - at < 6
        || bytes.get(ValueLayout.JAVA_BYTE, at) != '\\'
        || bytes.get(ValueLayout.JAVA_BYTE, at + 1) != 'u') {
      return MALFORMED;
    }
    int unit = 0;
    for (long i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(bytes.get(ValueLayout.JAVA_BYTE, i), 16);
      if (digit < 0) {
        return MALFORMED;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /// {@return the text that a verified quoted value stands for}
  static String resolve(Utf8Slice value) {
    String raw = value.toString();
    StringBuilder text = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\' || i == raw.length()) {
        text.append(c);
        continue;
      }
      char letter = raw.charAt(i++);
      int meaning = LETTERS.indexOf(letter);
      if (meaning >= 0) {
        text.append(MEANINGS.charAt(meaning));
      } else if (letter == 'u' && raw.length() - i >= 4) {
        text.append((char) Integer.parseInt(raw, i, i + 4, 16));
        i += 4;
      } else {
        text.append(c).append(letter);
      }
    }
    return text.toString();
  }
}
