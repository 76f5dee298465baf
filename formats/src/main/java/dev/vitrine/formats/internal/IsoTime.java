// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Times as RFC 3339 writes them, `2003-10-11T22:14:15.003Z`, without leap seconds, which RFC 5424
/// forbids and `java.time` does not know; and their parts. Zones are at most 18 hours from UTC.
///
/// Methods that read a value take places that [#dateEnd], [#timeEnd] or [#end] has accepted.
public final class IsoTime {

  /// The answer when there is no time of that form.
  public static final long NONE = -1;

  private static final int SECONDS_PER_DAY = 86_400;

  /// An offset of more than 18 hours is not one of `java.time.ZoneOffset` either.
  private static final int MAX_ZONE_SECONDS = 18 * 3600;

  private static final int NANO_DIGITS = 9;
  private static final int DATE_BYTE_SIZE = 10;
  private static final int CLOCK_BYTE_SIZE = 8;

  private IsoTime() {}

  /// {@return where the time ends that begins at `from`, or [#NONE]}
  ///
  /// @param maxFraction how many digits of a second's fraction are allowed, at most 9
  public static long end(MemorySegment bytes, long from, long to, int maxFraction) {
    long date = dateEnd(bytes, from, to);
    if (date == NONE || to - date < 1 || byteAt(bytes, date) != 'T') {
      return NONE;
    }
    long clock = timeEnd(bytes, date + 1, to, maxFraction);
    if (clock == NONE || clock == to) {
      return NONE;
    }
    return byteAt(bytes, clock) == 'Z' ? clock + 1 : zoneEnd(bytes, clock, to);
  }

  /// {@return where the date `yyyy-mm-dd` ends that begins at `from`, or [#NONE]}
  public static long dateEnd(MemorySegment bytes, long from, long to) {
    if (to - from < DATE_BYTE_SIZE
        || !areDigits(bytes, from, 4)
        || byteAt(bytes, from + 4) != '-'
        || !areDigits(bytes, from + 5, 2)
        || byteAt(bytes, from + 7) != '-'
        || !areDigits(bytes, from + 8, 2)) {
      return NONE;
    }
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= Days.of(month, year);
    return exists ? from + DATE_BYTE_SIZE : NONE;
  }

  /// {@return where the time `hh:mm:ss[.fraction]` ends that begins at `from`, or [#NONE]}
  ///
  /// @param maxFraction how many digits of the fraction are allowed, at most 9
  public static long timeEnd(MemorySegment bytes, long from, long to, int maxFraction) {
    if (!isClock(bytes, from, to)) {
      return NONE;
    }
    long at = from + CLOCK_BYTE_SIZE;
    if (at == to || byteAt(bytes, at) != '.') {
      return at;
    }
    long fraction = at + 1;
    at = fraction;
    while (at < to && isDigit(byteAt(bytes, at))) {
      at++;
    }
    return at == fraction || at - fraction > maxFraction ? NONE : at;
  }

  /// {@return whether `hh:mm:ss` begins at `from`}
  public static boolean isClock(MemorySegment bytes, long from, long to) {
    return to - from >= CLOCK_BYTE_SIZE
        && areDigits(bytes, from, 2)
        && byteAt(bytes, from + 2) == ':'
        && areDigits(bytes, from + 3, 2)
        && byteAt(bytes, from + 5) == ':'
        && areDigits(bytes, from + 6, 2)
        && number(bytes, from, 2) < 24
        && number(bytes, from + 3, 2) < 60
        && number(bytes, from + 6, 2) < 60;
  }

  private static long zoneEnd(MemorySegment bytes, long from, long to) {
    boolean isZone =
        to - from >= 6
            && (byteAt(bytes, from) == '+' || byteAt(bytes, from) == '-')
            && areDigits(bytes, from + 1, 2)
            && byteAt(bytes, from + 3) == ':'
            && areDigits(bytes, from + 4, 2)
            && number(bytes, from + 4, 2) < 60
            && Math.abs(zoneSeconds(bytes, from + 6)) <= MAX_ZONE_SECONDS;
    return isZone ? from + 6 : NONE;
  }

  /// {@return the seconds since 1970-01-01T00:00:00Z of a time that [#end] accepted}
  public static long epochSecond(MemorySegment bytes, long from, long to) {
    return epochDay(bytes, from) * SECONDS_PER_DAY
        + secondOfDay(bytes, from + DATE_BYTE_SIZE + 1)
        - zoneSeconds(bytes, to);
  }

  /// {@return how far the zone is ahead of UTC, in seconds}
  ///
  /// @param to where the time ends
  public static int zoneSeconds(MemorySegment bytes, long to) {
    if (byteAt(bytes, to - 1) == 'Z') {
      return 0;
    }
    int seconds = number(bytes, to - 5, 2) * 3600 + number(bytes, to - 2, 2) * 60;
    return byteAt(bytes, to - 6) == '-' ? -seconds : seconds;
  }

  /// {@return the fraction of a time that [#end] accepted, in nanoseconds}
  public static int nano(MemorySegment bytes, long from, long to) {
    return nanoOfSecond(bytes, from + DATE_BYTE_SIZE + 1, to);
  }

  /// {@return the days since 1970-01-01 of a date}
  public static long epochDay(MemorySegment bytes, long from) {
    return Days.epochDay(
        number(bytes, from, 4), number(bytes, from + 5, 2), number(bytes, from + 8, 2));
  }

  /// {@return the seconds since midnight of a time}
  public static int secondOfDay(MemorySegment bytes, long from) {
    return number(bytes, from, 2) * 3600
        + number(bytes, from + 3, 2) * 60
        + number(bytes, from + 6, 2);
  }

  /// {@return the fraction of a time's second, in nanoseconds}
  public static int nanoOfSecond(MemorySegment bytes, long from, long to) {
    long at = from + CLOCK_BYTE_SIZE;
    if (at >= to || byteAt(bytes, at) != '.') {
      return 0;
    }
    int nano = 0;
    int digits = 0;
    for (long i = at + 1; i < to && isDigit(byteAt(bytes, i)); i++) {
      nano = nano * 10 + (byteAt(bytes, i) - '0');
      digits++;
    }
    for (; digits < NANO_DIGITS; digits++) {
      nano *= 10;
    }
    return nano;
  }

  private static boolean areDigits(MemorySegment bytes, long from, int count) {
    for (long i = from; i < from + count; i++) {
      if (!isDigit(byteAt(bytes, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int number(MemorySegment bytes, long offset, int digits) {
    return (int) Decimal.digits(bytes, offset, digits);
  }

  private static byte byteAt(MemorySegment bytes, long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }
}
