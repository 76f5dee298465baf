// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;

/// The text of a JSON string (RFC 8259, section 7).
final class JsonText {

  private static final String LETTERS = "bfnrt";
  private static final String MEANINGS = "\b\f\n\r\t";

  private JsonText() {}

  /// {@return the text with its escapes resolved}
  ///
  /// @param inside verified, what stands between the quotes
  static String of(Utf8Slice inside) {
    String raw = inside.toString();
    int backslash = raw.indexOf('\\');
    return backslash < 0 ? raw : resolve(raw, backslash);
  }

  private static String resolve(String raw, int first) {
    StringBuilder text = new StringBuilder(raw.length());
    int from = 0;
    for (int at = first; at >= 0; at = raw.indexOf('\\', from)) {
      text.append(raw, from, at);
      char letter = raw.charAt(at + 1);
      if (letter == 'u') {
        text.append((char) Integer.parseInt(raw, at + 2, at + 6, 16));
        from = at + 6;
      } else {
        int meaning = LETTERS.indexOf(letter);
        text.append(meaning < 0 ? letter : MEANINGS.charAt(meaning));
        from = at + 2;
      }
    }
    return text.append(raw, from, raw.length()).toString();
  }

  /// {@return whether the text is this one, with its escapes resolved}
  ///
  /// An escape is longer than what it stands for, also in UTF-8, and at most six times as long.
  static boolean equal(Utf8Slice inside, String wanted) {
    long size = inside.byteSize();
    if (size > 6L * wanted.length()) {
      return false;
    }
    if (inside.contentEquals(wanted)) {
      return wanted.indexOf('\\') < 0; // where the text has a backslash it means something else
    }
    return size > wanted.length() && hasEscape(inside.bytes()) && of(inside).equals(wanted);
  }

  private static boolean hasEscape(MemorySegment bytes) {
    return ByteScan.indexOf(bytes, 0, bytes.byteSize(), (byte) '\\') != ByteScan.NONE;
  }
}
