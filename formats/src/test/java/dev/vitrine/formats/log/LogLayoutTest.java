// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.SharedData;
import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.ChangedBytes;
import dev.vitrine.formats.internal.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLayoutTest {

  private static final String COMBINED =
      "%h %l %u %t \\\"%r\\\" %>s %b \\\"%{Referer}i\\\" \\\"%{User-Agent}i\\\"";
  private static final LogLayout NGINX =
      LogLayout.of(
          "$remote_addr - $remote_user [$time_local] \"$request\" $status ${body_bytes_sent}b"
              + " $request_time $time_iso8601");
  private static final String NGINX_LINE =
      "::1 - kim [17/May/2015:10:05:03 +0200] \"GET /a\\x22b HTTP/1.1\" 200 12b 0.005"
          + " 2015-05-17T10:05:03+02:00";

  private static LogField field(LogLayout layout, String directive) {
    return layout.field(directive).orElseThrow();
  }

  @Test
  void findsTheTargetWhereTheTextEndsBehindTheProtocol() throws IOException {
    LogLayout layout = LogLayout.of("%h %r");
    for (String protocol : new String[] {"HTTP/1", "HTTP/11", "HTTP/1.1", "HTTP/", "H"}) {
      LayoutLog log = Given.verified(layout.format(), ("h GET /a " + protocol).getBytes(UTF_8));
      LayoutCursor cursor = log.cursor();
      assertThat(cursor.advance()).isTrue();
      String target = protocol.length() > 5 ? "/a" : "/a " + protocol;
      assertThat(cursor.target(field(layout, "%r"))).hasToString(target);
    }
  }

  @Test
  void compilesTheDirectivesOfBothServers() {
    assertThat(LogLayout.of(COMBINED).fields())
        .extracting(LogField::directive)
        .containsExactly(
            "%h", "%l", "%u", "%t", "%r", "%>s", "%b", "%{Referer}i", "%{User-Agent}i");
    assertThat(LogLayout.of("100%% %!200,304{X}i\\t%{%F}t %{ms}T %^FB").fields()).hasSize(4);
    assertThat(NGINX.fields())
        .extracting(LogField::type)
        .containsExactly(
            LogField.Type.TEXT,
            LogField.Type.TEXT,
            LogField.Type.TIME,
            LogField.Type.REQUEST,
            LogField.Type.STATUS,
            LogField.Type.INTEGER,
            LogField.Type.DECIMAL,
            LogField.Type.ISO_TIME);
    assertThat(NGINX.field("$none")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no field|0",
        "'%h %'|3",
        "%h %j|3",
        "%h %{Referer|3",
        "%h%l|2",
        "%U%q|2",
        "$a$b|2",
        "'$a $'|3",
        "${a|0",
        "$a ${}|3",
        "%h \\n %l|3",
        "''|0",
      })
  void refusesStringsThatSayNothingCertain(String format, int place) {
    assertThatThrownBy(() -> LogLayout.of(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("log format: malformed at character " + place + " (found ");
  }

  @Test
  void readsFieldsByKey() {
    LayoutLog log = Given.verified(NGINX.format(), NGINX_LINE + "\nx\n" + NGINX_LINE);
    LayoutCursor entry = log.cursor();
    assertThat(entry.advance()).isTrue();
    assertThat(entry.value(field(NGINX, "$remote_user")).toString()).isEqualTo("kim");
    assertThat(entry.integer(field(NGINX, "$status"))).isEqualTo(200);
    assertThat(entry.integer(field(NGINX, "${body_bytes_sent}"))).isEqualTo(12);
    assertThat(entry.target(field(NGINX, "$request")).toString()).isEqualTo("/a\\x22b");
    for (String time : new String[] {"$time_local", "$time_iso8601"}) {
      assertThat(entry.epochSecond(field(NGINX, time))).isEqualTo(1431849903);
      assertThat(entry.zoneOffsetSeconds(field(NGINX, time))).isEqualTo(7200);
    }
    assertThatThrownBy(() -> entry.integer(field(NGINX, "$request_time")))
        .isInstanceOf(IllegalArgumentException.class);
    LogField other = field(LogLayout.of("$status"), "$status");
    assertThatThrownBy(() -> entry.integer(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(log.malformedLines())
        .singleElement()
        .satisfies(bad -> {
          assertThat(bad.fault()).isEqualTo(LayoutFault.SEPARATOR);
          assertThat(bad.allowed()).isEqualTo("the text of the layout at $remote_addr");
        });
    assertThat(log.iterator().next().value(field(NGINX, "$status")).toString()).isEqualTo("200");
  }

  @Test
  void isTheCombinedFormatIfItSaysSo() {
    System.out.println("LogLayoutTest seed 9");
    Random random = new Random(9);
    LogLines lines = new LogLines(random);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      StringBuilder line = new StringBuilder(lines.combined());
      if (random.nextInt(3) == 0) {
        int place = random.nextInt(line.length());
        line.setCharAt(place, " \"\\-[]0x:\t".charAt(random.nextInt(10)));
      }
      text.append(line).append('\n');
    }
    LogLayout layout = LogLayout.of(COMBINED);
    AccessLogCursor expected = Given.verified(AccessLog.combined(), text.toString()).cursor();
    LayoutLog log = Given.verified(layout.format(), text.toString());
    assertThat(log.malformedCount()).isBetween(1000L, 10_000L);
    LayoutCursor entry = log.cursor();
    while (expected.advance()) {
      assertThat(entry.advance()).isTrue();
      assertThat(entry.lineIndex()).as(expected.line().toString()).isEqualTo(expected.lineIndex());
      assertThat(entry.value(field(layout, "%u"))).isEqualTo(expected.user());
      assertThat(entry.target(field(layout, "%r"))).isEqualTo(expected.target());
      assertThat(entry.integer(field(layout, "%>s"))).isEqualTo(expected.status());
      assertThat(entry.integer(field(layout, "%b"))).isEqualTo(expected.responseBytes());
      assertThat(entry.has(field(layout, "%b"))).isEqualTo(expected.hasResponseBytes());
      assertThat(entry.epochSecond(field(layout, "%t"))).isEqualTo(expected.epochSecond());
      assertThat(entry.value(field(layout, "%{User-Agent}i"))).isEqualTo(expected.userAgent());
    }
    assertThat(entry.advance()).isFalse();
  }

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    String apache =
        "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 23 \"ref\" \"a\\\"b\"\n";
    ChangedBytes.each(apache, bytes -> useAll(LogLayout.of(COMBINED), bytes));
    ChangedBytes.each(NGINX_LINE, bytes -> useAll(NGINX, bytes));
  }

  private static void useAll(LogLayout layout, byte[] bytes) {
    LayoutLog log = Given.verified(layout.format(), bytes);
    for (LayoutCursor at = log.cursor(); at.advance(); ) {
      for (LogField field : layout.fields()) {
        ChangedBytes.checkInside(at.value(field), at.line());
        switch (field.type()) {
          case STATUS -> assertThat(at.integer(field)).isBetween(0L, 999L);
          case INTEGER -> assertThat(at.integer(field)).isBetween(0L, 999_999_999_999_999_999L);
          case TIME, ISO_TIME ->
              assertThat(Math.abs(at.epochSecond(field))).isLessThan(400_000_000_000L);
          case REQUEST -> ChangedBytes.checkInside(at.target(field), at.line());
          case TEXT, DECIMAL -> assertThat(at.has(field)).isIn(true, false);
        }
      }
    }
    ChangedBytes.checkMalformed(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", " ", "[", "a|", "| ", "-"})
  void isReadInLinearTime(String pattern) {
    String line = pattern.repeat((8 << 20) / pattern.length());
    for (String format : new String[] {"%h | %l || %u", "\"%r\" %s", "%l \"%r\"", "%t%h", "%l"}) {
      LayoutLog log = Given.verified(LogLayout.of(format).format(), line);
      assertThat(log.entryCount() + log.malformedCount()).isOne();
    }
  }

  @Test
  void saysWhichFieldIsWrong() {
    assertThatThrownBy(() ->
            Given.verify(
                LogLayout.of("%h %>s").format().failingOnMalformed(),
                "a 20x".getBytes(UTF_8),
                VerifyOptions.DEFAULT))
        .hasMessage(
            "access: line 1: malformed status at byte 2 (found \"20x\", allowed 3 digits at %>s)");
  }

  @Test
  void readsRealLogs() throws IOException {
    byte[] bytes = SharedData.bytes("logs/elastic_apache_logs");
    LayoutLog log = Given.verified(LogLayout.of(COMBINED).format(), bytes);
    AccessLog expected = Given.verified(AccessLog.combined(), bytes);
    assertThat(log.lineCount()).isEqualTo(10_000);
    assertThat(log.malformedCount()).isEqualTo(expected.malformedCount());
    LogLayout extra = LogLayout.of("%v:%p " + COMBINED + " %D");
    LayoutLog small =
        Given.verified(extra.format(), SharedData.bytes("logs/small/logfile_regexp_access_log.0"));
    List<Long> times = new ArrayList<>();
    for (LayoutCursor entry = small.cursor(); entry.advance(); ) {
      times.add(entry.integer(field(extra, "%D")) + entry.integer(field(extra, "%p")));
    }
    assertThat(times).containsExactly(116_075L + 443, 156_302L + 443);
  }

  @Test
  void goingThroughEntriesAllocatesNothingPerEntry() {
    LayoutLog log = Given.verified(NGINX.format(), (NGINX_LINE + "\n").repeat(20_000));
    LogField status = field(NGINX, "$status");
    LogField time = field(NGINX, "$time_local");
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (LayoutCursor entry = log.cursor(); entry.advance(); ) {
            sum += entry.integer(status) + entry.epochSecond(time);
          }
          return sum;
        });
    System.out.printf("LogLayoutTest: 20000 entries: %d bytes%n", bytes);
    assertThat(bytes).isLessThan(10_000);
  }
}
