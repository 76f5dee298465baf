// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.ChangedBytes;
import dev.vitrine.formats.internal.Given;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SyslogTest {

  private static final String NEW =
      "<165>1 2003-10-11T22:14:15.003Z host app 8710 ID47 "
          + "[a@1 x=\"1\" y=\"\\]\\\"\\n\"][b@2 x=\"é\"] \uFEFFtext";
  private static final String OLD = "<34>Oct  1 22:14:15 host su[12]: text é";
  private static final String FILE = "2003-10-11T22:14:15.003+01:00 host app: text";

  private static SyslogCursor first(String text) {
    SyslogCursor cursor = Given.verified(Syslog.auto(), text).cursor();
    assertThat(cursor.advance()).isTrue();
    return cursor;
  }

  @Test
  void saysFacilityAndSeverity() {
    assertThat(first(NEW).facility()).isEqualTo(Facility.LOCAL4);
    assertThat(first(NEW).severity()).isEqualTo(Severity.NOTICE);
    assertThat(first(OLD).facility()).isEqualTo(Facility.AUTH);
    assertThat(first(OLD).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(first(FILE).hasPriority()).isFalse();
    assertThat(first(FILE).facility()).isEqualTo(Facility.USER);
    assertThat(first("<191>1 - - - - - -").facility()).isEqualTo(Facility.LOCAL7);
    assertThat(first("<191>1 - - - - - -").severity()).isEqualTo(Severity.DEBUG);
  }

  @Test
  void findsParametersOfStructuredData() {
    SyslogCursor at = first(NEW);
    assertThat(at.findParam("b@2", "x")).isTrue();
    assertThat(at.paramValue().toString()).isEqualTo("é");
    assertThat(at.findParam("a@1", "y")).isTrue();
    assertThat(at.paramHasEscapes()).isTrue();
    assertThat(at.paramText()).isEqualTo("]\"\\n");
    assertThat(at.findParam("a@1", "x")).isTrue();
    assertThat(at.paramHasEscapes()).isFalse();
    assertThat(at.findParam("b@2", "y")).isFalse();
    assertThat(at.findParam("c", "x")).isFalse();
    at.rewindElements();
    assertThat(at.advanceElement()).isTrue();
    assertThat(at.advanceElement()).isTrue();
    assertThat(at.elementId().toString()).isEqualTo("b@2");
    assertThat(at.advanceElement()).isFalse();
  }

  @Test
  void tellsTimesAsNumbers() {
    SyslogCursor at = first(FILE);
    Instant instant = Instant.parse("2003-10-11T21:14:15.003Z");
    assertThat(at.epochNanos()).isEqualTo(instant.toEpochMilli() * 1_000_000);
    assertThat(at.zoneOffsetSeconds()).isEqualTo(3600);
    assertThat(at.month()).isEqualTo(10);
    assertThat(at.dayOfMonth()).isEqualTo(11);
    assertThat(at.secondOfDay()).isEqualTo(22 * 3600 + 14 * 60 + 15);
    at = first("<0>1 1677-09-21T00:12:43.145225Z - - - - -");
    assertThat(at.epochNanos()).isEqualTo(-9_223_372_036_854_775_000L);
    assertThatThrownBy(first("<0>1 1677-09-21T00:12:43.145224Z - - - - -")::epochNanos)
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void hasNoYearWhereTheTimeHasNone() {
    SyslogCursor at = first(OLD);
    assertThat(at.isTimeExact()).isFalse();
    assertThat(at.month()).isEqualTo(10);
    assertThat(at.dayOfMonth()).isEqualTo(1);
    assertThatThrownBy(at::epochSecond).isInstanceOf(IllegalStateException.class);
    SyslogCursor none = first("<0>1 - - - - - -");
    assertThat(none.hasTime()).isFalse();
    assertThatThrownBy(none::month).isInstanceOf(IllegalStateException.class);
    assertThat(none.time()).isEqualTo(new SyslogTime.Absent());
  }

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    for (SyslogFormat format :
        new SyslogFormat[] {Syslog.auto(), Syslog.rfc3164(), Syslog.rfc5424()}) {
      ChangedBytes.each(
          NEW + "\n" + OLD + "\r\n" + FILE, bytes -> useAll(Given.verified(format, bytes)));
    }
  }

  static void useAll(Syslog log) {
    for (SyslogCursor at = log.cursor(); at.advance(); ) {
      assertThat(at.priority()).isBetween(0, 191);
      ChangedBytes.checkInside(at.hostname(), at.line());
      ChangedBytes.checkInside(at.appName(), at.line());
      ChangedBytes.checkInside(at.procId(), at.line());
      ChangedBytes.checkInside(at.msgId(), at.line());
      ChangedBytes.checkInside(at.message(), at.line());
      while (at.advanceElement()) {
        ChangedBytes.checkInside(at.elementId(), at.structuredData());
        while (at.advanceParam()) {
          ChangedBytes.checkInside(at.paramName(), at.structuredData());
          ChangedBytes.checkInside(at.paramValue(), at.structuredData());
          assertThat(at.paramText()).isNotNull();
        }
      }
    }
    ChangedBytes.checkMalformed(log);
  }

  @Test
  void goingThroughMessagesAllocatesNothingPerMessage() {
    Syslog log = Given.verified(Syslog.auto(), (NEW + "\n" + OLD + "\n").repeat(10_000));
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (SyslogCursor at = log.cursor(); at.advance(); ) {
            sum += at.secondOfDay() + (at.isTimeExact() ? at.epochNanos() : 0);
            sum += at.priority() + (at.findParam("b@2", "x") ? 1 : 0);
          }
          return sum;
        });
    System.out.printf("SyslogTest: 20000 messages: %d bytes%n", bytes);
    assertThat(bytes).isLessThan(10_000);
  }
}
