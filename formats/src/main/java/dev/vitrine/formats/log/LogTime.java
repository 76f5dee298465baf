// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Days;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The time of an access log: `17/May/2015:10:05:03 +0000`, as strftime(3) writes
/// `%d/%b/%Y:%H:%M:%S %z` in the C locale.
final class LogTime {

  /// The number of bytes of a time.
  static final int BYTE_SIZE = 26;

  private static final int SECONDS_PER_DAY = 86_400;

  /// An offset of more than 18 hours is not one of `java.time.ZoneOffset` either.
  private static final int MAX_ZONE_SECONDS = 18 * 3600;

  // Where the four words begin that hold all of a time, the first at 0; they overlap.
  private static final int YEAR_OFFSET = 7;
  private static final int CLOCK_OFFSET = 12;
  private static final int ZONE_OFFSET = 18;

  // The words of `17/May/2015:10:05:03 +0000`; the month and the sign are looked at otherwise.
  private static final WordPattern DATE = WordPattern.of("##/???/#");
  private static final WordPattern YEAR = WordPattern.of("####:##:");
  private static final WordPattern CLOCK = WordPattern.of("##:##:##");
  private static final WordPattern ZONE = WordPattern.of("## ?####");

  private LogTime() {}

  /// {@return whether the bytes are a time whose day exists, from year 0 to year 9999}
  ///
  /// @param offset where 26 bytes of the segment begin
  static boolean isValid(MemorySegment bytes, long offset) {
    return isValid(
        Words.at(bytes, offset),
        Words.at(bytes, offset + YEAR_OFFSET),
        Words.at(bytes, offset + CLOCK_OFFSET),
        Words.at(bytes, offset + ZONE_OFFSET));
  }

  /// As above.
  ///
  /// @param index where 26 bytes of the text begin
  static boolean isValid(LineText text, int index) {
    return isValid(
        text.word(index),
        text.word(index + YEAR_OFFSET),
        text.word(index + CLOCK_OFFSET),
        text.word(index + ZONE_OFFSET));
  }

  private static boolean isValid(long date, long year, long clock, long zone) {
    return DATE.matches(date)
        && YEAR.matches(year)
        && CLOCK.matches(clock)
        && ZONE.matches(zone)
        && isDay(date, year, Days.month((int) (date >>> (3 * Byte.SIZE))))
        && number(clock, 0) < 24
        && number(clock, 3) < 60
        && number(clock, 6) < 60
        && isZone(zone);
  }

  private static boolean isDay(long date, long year, int month) {
    int day = number(date, 0);
    return month != 0
        && day >= 1
        && (day <= 28 || day <= Days.of(month, 100 * number(year, 0) + number(year, 2)));
  }

  private static boolean isZone(long zone) {
    byte sign = (byte) (zone >>> (3 * Byte.SIZE));
    int minutes = number(zone, 6);
    return (sign == '+' || sign == '-')
        && minutes < 60
        && 3600 * number(zone, 4) + 60 * minutes <= MAX_ZONE_SECONDS;
  }

  /// {@return the value of the two digits that are the bytes `index` and `index + 1` of a word}
  private static int number(long word, int index) {
    int digits = (int) (word >>> (Byte.SIZE * index)) & 0x0F0F;
    return 10 * (digits & 0xFF) + (digits >>> Byte.SIZE);
  }

  /// {@return the seconds since 1970-01-01T00:00:00Z of a valid time}
  static long epochSecond(MemorySegment bytes, long offset) {
    long day =
        Days.epochDay(number(bytes, offset + 7, 4), month(bytes, offset), number(bytes, offset, 2));
    int second =
        number(bytes, offset + 12, 2) * 3600
            + number(bytes, offset + 15, 2) * 60
            + number(bytes, offset + 18, 2);
    return day * SECONDS_PER_DAY + second - zoneSeconds(bytes, offset);
  }

  /// {@return how far the zone of a valid time is ahead of UTC, in seconds}
  static int zoneSeconds(MemorySegment bytes, long offset) {
    int seconds = number(bytes, offset + 22, 2) * 3600 + number(bytes, offset + 24, 2) * 60;
    return bytes.get(ValueLayout.JAVA_BYTE, offset + 21) == '-' ? -seconds : seconds;
  }

  private static int month(MemorySegment bytes, long offset) {
    return Days.month(bytes, offset + 3);
  }

  private static int number(MemorySegment bytes, long offset, int digits) {
    return (int) Decimal.digits(bytes, offset, digits);
  }
}
