// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Days;
import dev.vitrine.formats.internal.Decimal;
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

  /// What stands between the digits: `##/Mon/####:##:##:## +####`, where `+` is a sign.
  private static final String TEMPLATE = "##/???/####:##:##:## ?####";

  private LogTime() {}

  /// {@return whether the bytes are a time whose day exists, from year 0 to year 9999}
  ///
  /// @param offset where 26 bytes of the segment begin
  static boolean isValid(MemorySegment bytes, long offset) {
    for (int i = 0; i < BYTE_SIZE; i++) {
      int wanted = TEMPLATE.charAt(i);
      byte found = bytes.get(ValueLayout.JAVA_BYTE, offset + i);
      if (wanted == '#' ? found < '0' || found > '9' : wanted != '?' && wanted != found) {
        return false;
      }
    }
    byte sign = bytes.get(ValueLayout.JAVA_BYTE, offset + 21);
    int month = month(bytes, offset);
    int day = number(bytes, offset, 2);
    return month != 0
        && day >= 1
        && day <= Days.of(month, number(bytes, offset + 7, 4))
        && number(bytes, offset + 12, 2) < 24
        && number(bytes, offset + 15, 2) < 60
        && number(bytes, offset + 18, 2) < 60
        && (sign == '+' || sign == '-')
        && number(bytes, offset + 24, 2) < 60
        && Math.abs(zoneSeconds(bytes, offset)) <= MAX_ZONE_SECONDS;
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
