// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Lines that are no entries but say something about them: `#Name: text`.
final class Directive {

  private static final byte[] FIELDS = "#Fields:".getBytes(US_ASCII);
  private static final byte[] VERSION = "#Version:".getBytes(US_ASCII);

  private Directive() {}

  /// {@return where the colon stands behind the name of a directive, or -1 if it is none}
  ///
  /// @param from where the line begins, with `#`
  static long colon(MemorySegment bytes, long from, long to) {
    long at = from + 1;
    while (at < to && isNameByte(bytes.get(ValueLayout.JAVA_BYTE, at))) {
      at++;
    }
    return at > from + 1 && at < to && bytes.get(ValueLayout.JAVA_BYTE, at) == ':' ? at : -1;
  }

  /// {@return what is wrong with the text of a directive}
  static Optional<W3cFault> fault(MemorySegment bytes, long from, long colon, long to) {
    if (isFields(bytes, from, to)) {
      boolean valid = W3cFields.parse(bytes, colon + 1, to).count() > 0;
      return valid ? Optional.empty() : Optional.of(W3cFault.FIELDS);
    }
    boolean valid = !startsWith(VERSION, bytes, from, to) || isVersion(bytes, colon + 1, to);
    return valid ? Optional.empty() : Optional.of(W3cFault.VERSION);
  }

  /// {@return whether a line lists fields}
  static boolean isFields(MemorySegment bytes, long from, long to) {
    return startsWith(FIELDS, bytes, from, to);
  }

  /// {@return where the list of fields begins in a line that has one}
  static long fieldsStart(long from) {
    return from + FIELDS.length;
  }

  private static boolean startsWith(byte[] prefix, MemorySegment bytes, long from, long to) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, from + i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersion(MemorySegment bytes, long from, long to) {
    long start = Blank.skip(bytes, from, to);
    long dot = digitsEnd(bytes, start, to);
    if (dot == start || dot == to || bytes.get(ValueLayout.JAVA_BYTE, dot) != '.') {
      return false;
    }
    long last = digitsEnd(bytes, dot + 1, to);
    return last > dot + 1 && Blank.skip(bytes, last, to) == to;
  }

  /// {@return where the digits end that begin at `from`}
  static long digitsEnd(MemorySegment bytes, long from, long to) {
    long at = from;
    while (at < to && isDigit(bytes.get(ValueLayout.JAVA_BYTE, at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isNameByte(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b) || b == '-';
  }
}
