// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.Days;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.IsoTime;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;

/// The parts of the time of the message that a scan is at.
///
/// For one thread at a time.
final class TimeReader {

  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private final MemorySegment bytes;
  private final MessageScan scan;

  TimeReader(MemorySegment bytes, MessageScan scan) {
    this.bytes = bytes;
    this.scan = scan;
  }

  long epochSecond() {
    requireExact();
    return IsoTime.epochSecond(bytes, scan.time, scan.timeEnd);
  }

  int nanoOfSecond() {
    requireExact();
    return IsoTime.nano(bytes, scan.time, scan.timeEnd);
  }

  /// Before 1970 the seconds are rounded down, and taken together with the fraction they may fit
  /// where they alone do not.
  long epochNanos() {
    long second = epochSecond();
    long nano = nanoOfSecond();
    if (second < 0 && nano > 0) {
      second++;
      nano -= NANOS_PER_SECOND;
    }
    return Math.addExact(Math.multiplyExact(second, (long) NANOS_PER_SECOND), nano);
  }

  int zoneOffsetSeconds() {
    requireExact();
    return IsoTime.zoneSeconds(bytes, scan.timeEnd);
  }

  int month() {
    requireTime();
    return scan.isIsoTime
        ? (int) Decimal.digits(bytes, scan.time + 5, 2)
        : Days.month(bytes, scan.time);
  }

  int dayOfMonth() {
    requireTime();
    return scan.isIsoTime
        ? (int) Decimal.digits(bytes, scan.time + 8, 2)
        : OldHeader.day(bytes, scan.time);
  }

  int secondOfDay() {
    requireTime();
    return IsoTime.secondOfDay(bytes, scan.time + (scan.isIsoTime ? 11 : 7));
  }

  SyslogTime value() {
    if (!hasTime()) {
      return new SyslogTime.Absent();
    }
    if (scan.isIsoTime) {
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(zoneOffsetSeconds());
      Instant instant = Instant.ofEpochSecond(epochSecond(), nanoOfSecond());
      return new SyslogTime.Exact(instant.atOffset(zone));
    }
    return new SyslogTime.WithoutYear(
        MonthDay.of(month(), dayOfMonth()), LocalTime.ofSecondOfDay(secondOfDay()));
  }

  private boolean hasTime() {
    return scan.timeEnd > scan.time;
  }

  private void requireTime() {
    if (!hasTime()) {
      throw new IllegalStateException("message: no time; ask hasTime()");
    }
  }

  private void requireExact() {
    requireTime();
    if (!scan.isIsoTime) {
      throw new IllegalStateException("message: a time without year; ask isTimeExact()");
    }
  }
}
