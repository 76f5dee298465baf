// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.Days;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.IsoTime;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The parts of a message of RFC 3164 that have no certain form.
final class OldHeader {

  /// The size of `Mmm dd hh:mm:ss`.
  static final int TIME_BYTE_SIZE = 15;

  /// What RFC 5424 allows; RFC 3164 has 32, which the tags of many systems exceed.
  private static final int MAX_TAG_BYTES = 48;

  private static final int MAX_PID_BYTES = 128;
  private static final int MAX_HOST_BYTES = 255;

  private OldHeader() {}

  /// {@return whether `Mmm dd hh:mm:ss` begins at `from`; the day has a space or a zero in front}
  static boolean isTime(MemorySegment bytes, long from, long to) {
    return to - from >= TIME_BYTE_SIZE
        && byteAt(bytes, from + 3) == ' '
        && byteAt(bytes, from + 6) == ' '
        && isDay(bytes, from)
        && IsoTime.isClock(bytes, from + 7, to);
  }

  private static boolean isDay(MemorySegment bytes, long from) {
    byte tens = byteAt(bytes, from + 4);
    byte ones = byteAt(bytes, from + 5);
    int month = Days.month(bytes, from);
    if (month == 0 || (tens != ' ' && (tens < '0' || tens > '3')) || ones < '0' || ones > '9') {
      return false;
    }
    int day = day(bytes, from);
    return day >= 1 && day <= Days.of(month, Days.SOME_LEAP_YEAR);
  }

  /// {@return the day of the month of a time}
  static int day(MemorySegment bytes, long from) {
    byte tens = byteAt(bytes, from + 4);
    return (tens == ' ' ? 0 : (tens - '0') * 10) + (int) Decimal.digits(bytes, from + 5, 1);
  }

  /// {@return where the name of a host ends that begins at `from`, or `from` if there is none}
  ///
  /// A word is one if it has letters, digits and `.-_:%` only, a letter or digit among them, and no
  /// colon at its end: messages for the local syslogd begin with the tag instead. A lone `-` is
  /// what rsyslog writes for a host it does not know.
  static long hostEnd(MemorySegment bytes, long from, long to) {
    boolean named = false;
    long i = from;
    while (i < to && i - from <= MAX_HOST_BYTES && byteAt(bytes, i) != ' ') {
      byte b = byteAt(bytes, i);
      boolean letter = isLetterOrDigit(b);
      if (!letter && ".-_:%".indexOf(b) < 0) {
        return from;
      }
      named |= letter;
      i++;
    }
    boolean isWord = i > from && i < to && i - from <= MAX_HOST_BYTES;
    boolean isNil = isWord && i - from == 1 && byteAt(bytes, from) == '-';
    return isWord && (isNil || (named && byteAt(bytes, i - 1) != ':')) ? i : from;
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  /// {@return where the tag ends that begins at `from`: at `[` or `:`; or `from` if there is none}
  ///
  /// A space ends no tag, though RFC 3164 allows it: the first word of a message without a tag
  /// could not be told from one.
  static long tagEnd(MemorySegment bytes, long from, long to) {
    long i = from;
    while (i < to && i - from <= MAX_TAG_BYTES) {
      byte b = byteAt(bytes, i);
      if (b == ':' || b == '[') {
        return b == ':' || pidEnd(bytes, i + 1, to) > 0 ? i : from;
      }
      if (b <= ' ' || b > '~') {
        return from;
      }
      i++;
    }
    return from;
  }

  /// {@return where the `]` stands behind a process id that begins at `from`, or -1}
  static long pidEnd(MemorySegment bytes, long from, long to) {
    long i = from;
    while (i < to && i - from <= MAX_PID_BYTES && isPidByte(byteAt(bytes, i))) {
      i++;
    }
    if (i == from || i == to || i - from > MAX_PID_BYTES || byteAt(bytes, i) != ']') {
      return -1;
    }
    boolean isEnd = i + 1 == to;
    byte next = isEnd ? 0 : byteAt(bytes, i + 1);
    return isEnd || next == ':' || next == ' ' ? i : -1;
  }

  private static boolean isPidByte(byte b) {
    return b > ' ' && b <= '~' && b != ']';
  }

  private static byte byteAt(MemorySegment bytes, long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }
}
