// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTimeTest {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  @Test
  void agreesWithJavaOnEveryDayFrom1970To2100() {
    LocalDate end = LocalDate.of(2101, 1, 1);
    int days = 0;
    for (LocalDate day = LocalDate.EPOCH; day.isBefore(end); day = day.plusDays(1)) {
      check(day.atTime(days % 24, days % 60, days % 59).atOffset(ZoneOffset.UTC));
      days++;
    }
    assertThat(days).isEqualTo(47_847);
  }

  @Test
  void agreesWithJavaOnRandomTimesFromYear0To9999() {
    long seed = 5;
    System.out.println("LogTimeTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      // -2 days, +2 days: zones must not lead out of the years
      long second = -62_167_000_000L + random.nextLong(315_569_000_000L);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080));
      check(OffsetDateTime.ofInstant(java.time.Instant.ofEpochSecond(second), zone));
    }
  }

  private static void check(OffsetDateTime time) {
    String text = FORMAT.format(time);
    MemorySegment bytes = MemorySegment.ofArray(("x" + text).getBytes(US_ASCII));
    assertThat(LogTime.isValid(bytes, 1)).as(text).isTrue();
    assertThat(LogTime.epochSecond(bytes, 1)).as(text).isEqualTo(time.toEpochSecond());
    assertThat(LogTime.zoneSeconds(bytes, 1))
        .as(text)
        .isEqualTo(time.getOffset().getTotalSeconds());
  }

  @Test
  void acceptsExactlyWhatJavaAcceptsAfterOneChange() {
    String valid = "28/Feb/2015:23:59:59 +1759";
    int accepted = 0;
    for (int place = 0; place < valid.length(); place++) {
      for (char c = 0; c < 128; c++) {
        StringBuilder text = new StringBuilder(valid);
        text.setCharAt(place, c);
        MemorySegment bytes = MemorySegment.ofArray(text.toString().getBytes(US_ASCII));
        boolean isValid = LogTime.isValid(bytes, 0);
        assertThat(isValid).as(text.toString()).isEqualTo(isValidToJava(text.toString()));
        accepted += isValid ? 1 : 0;
      }
    }
    assertThat(accepted).isGreaterThan(valid.length());
  }

  private static boolean isValidToJava(String text) {
    try {
      OffsetDateTime.parse(text, FORMAT);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Test
  void acceptsEveryDayOfTheCalendarAndNoOther() {
    for (int year : new int[] {0, 1, 4, 100, 400, 1900, 1999, 2000, 2015, 2016, 2100, 9999}) {
      for (String month : "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ", -1)) {
        for (int day = 0; day <= 40; day++) {
          String text = "%02d/%s/%04d:00:00:00 -0000".formatted(day, month, year);
          String javaText = text.replace("-0000", "+0000"); // Java knows no minus zero
          assertThat(LogTime.isValid(MemorySegment.ofArray(text.getBytes(US_ASCII)), 0))
              .as(text)
              .isEqualTo(isValidToJava(javaText));
        }
      }
    }
  }
}
