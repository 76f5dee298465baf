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
    return month(
        (bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF)
            | (bytes.get(ValueLayout.JAVA_BYTE, offset + 1) & 0xFF) << 8
            | (bytes.get(ValueLayout.JAVA_BYTE, offset + 2) & 0xFF) << 16);
  }

  /// {@return the month, 1 to 12, that three letters name, or 0 if they name none}
  ///
  /// @param letters the first one lowest, eight bits each; what is above them does not matter
  public static int month(int letters) {
    return switch (letters & 0xFFFFFF) {
      case 'n' << 16 | 'a' << 8 | 'J' -> 1;
      case 'b' << 16 | 'e' << 8 | 'F' -> 2;
      case 'r' << 16 | 'a' << 8 | 'M' -> 3;
      case 'r' << 16 | 'p' << 8 | 'A' -> 4;
      case 'y' << 16 | 'a' << 8 | 'M' -> 5;
      case 'n' << 16 | 'u' << 8 | 'J' -> 6;
      case 'l' << 16 | 'u' << 8 | 'J' -> 7;
      case 'g' << 16 | 'u' << 8 | 'A' -> 8;
      case 'p' << 16 | 'e' << 8 | 'S' -> 9;
      case 't' << 16 | 'c' << 8 | 'O' -> 10;
      case 'v' << 16 | 'o' << 8 | 'N' -> 11;
      case 'c' << 16 | 'e' << 8 | 'D' -> 12;
      default -> 0;
    };
  }
}
