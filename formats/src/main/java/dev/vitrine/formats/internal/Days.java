// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Days of the proleptic Gregorian calendar.
public final class Days {

  /// A leap year, for days whose year nobody knows.
  public static final int SOME_LEAP_YEAR = 2000;

  private Days() {}

  /// {@return the days from 1970-01-01 to a day}
  ///
  /// The year is taken to begin in March, so that the leap day is its last one: then the days
  /// before month m are (153 m + 2) / 5.
  public static long epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = (month + 9) % 12;
    int leapDays =
        Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
    return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
  }

  /// {@return how many days a month has}
  public static int of(int month, int year) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// {@return the month, 1 to 12, that three letters name (`Jan`), or 0 if they name none}
  ///
  /// @param offset of the first letter
  public static int month(MemorySegment bytes, long offset) {
    int name =
        (bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF) << 16
            | (bytes.get(ValueLayout.JAVA_BYTE, offset + 1) & 0xFF) << 8
            | (bytes.get(ValueLayout.JAVA_BYTE, offset + 2) & 0xFF);
    return switch (name) {
      case 'J' << 16 | 'a' << 8 | 'n' -> 1;
      case 'F' << 16 | 'e' << 8 | 'b' -> 2;
      case 'M' << 16 | 'a' << 8 | 'r' -> 3;
      case 'A' << 16 | 'p' << 8 | 'r' -> 4;
      case 'M' << 16 | 'a' << 8 | 'y' -> 5;
      case 'J' << 16 | 'u' << 8 | 'n' -> 6;
      case 'J' << 16 | 'u' << 8 | 'l' -> 7;
      case 'A' << 16 | 'u' << 8 | 'g' -> 8;
      case 'S' << 16 | 'e' << 8 | 'p' -> 9;
      case 'O' << 16 | 'c' << 8 | 't' -> 10;
      case 'N' << 16 | 'o' << 8 | 'v' -> 11;
      case 'D' << 16 | 'e' << 8 | 'c' -> 12;
      default -> 0;
    };
  }
}
