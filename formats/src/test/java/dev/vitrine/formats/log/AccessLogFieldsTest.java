// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fields of well-formed lines, compared with a regular expression.
class AccessLogFieldsTest {

  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final String COMMON =
      "([^ ]+) ([^ ]+) ([^ ]+) \\[([^]]{26})] " + QUOTED + " (\\d{3}) (-|\\d{1,18})";
  private static final Pattern COMMON_LINE = Pattern.compile(COMMON);
  private static final Pattern COMBINED_LINE =
      Pattern.compile(COMMON + " " + QUOTED + " " + QUOTED);
  private static final Pattern REQUEST =
      Pattern.compile("([^ ]+) (.+?)(?: (HTTP/[^ ]+))?", Pattern.DOTALL);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);
  private static final int LINES = 20_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void agreeWithARegularExpression(boolean combined) {
    long seed = 11;
    System.out.println("AccessLogFieldsTest seed " + seed);
    LogLines made = new LogLines(new Random(seed));
    List<String> lines =
        Stream.generate(combined ? made::combined : made::common).limit(LINES).toList();
    AccessLogFormat format = combined ? AccessLog.combined() : AccessLog.common();
    AccessLog log = Given.verified(format, String.join("\n", lines));
    assertThat(log.malformedCount()).isZero();
    AccessLogCursor cursor = log.cursor();
    Iterator<AccessLog.Entry> entries = log.iterator();
    for (int i = 0; i < LINES; i++) {
      assertThat(cursor.advance()).isTrue();
      check(lines.get(i), combined ? COMBINED_LINE : COMMON_LINE, cursor, i);
      assertThat(entries.next()).isEqualTo(cursor.entry());
    }
    assertThat(cursor.advance()).isFalse();
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

  private static void check(String line, Pattern pattern, AccessLogCursor at, int index) {
    Matcher fields = pattern.matcher(line);
    assertThat(fields.matches()).as(line).isTrue();
    assertThat(at.line()).hasToString(line);
    assertThat(at.lineIndex()).isEqualTo(index);
    assertThat(at.host()).hasToString(fields.group(1));
    assertThat(at.ident()).hasToString(fields.group(2));
    assertThat(at.user()).hasToString(fields.group(3));
    OffsetDateTime time = OffsetDateTime.parse(fields.group(4), TIME);
    assertThat(at.epochSecond()).as(line).isEqualTo(time.toEpochSecond());
    assertThat(at.zoneOffsetSeconds()).isEqualTo(time.getOffset().getTotalSeconds());
    checkRequest(fields.group(5), at);
    assertThat(at.status()).isEqualTo(Integer.parseInt(fields.group(6)));
    assertThat(at.hasResponseBytes()).isEqualTo(!fields.group(7).equals("-"));
    assertThat(at.responseBytes())
        .isEqualTo(at.hasResponseBytes() ? Long.parseLong(fields.group(7)) : 0);
    boolean combined = fields.groupCount() > 7;
    assertThat(at.referrer()).hasToString(combined ? fields.group(8) : "");
    assertThat(at.userAgent()).hasToString(combined ? fields.group(9) : "");
  }

  private static void checkRequest(String request, AccessLogCursor at) {
    assertThat(at.request()).hasToString(request);
    Matcher parts = REQUEST.matcher(request);
    boolean split = parts.matches();
    assertThat(at.hasTarget()).as(request).isEqualTo(split);
    assertThat(at.method()).hasToString(split ? parts.group(1) : "");
    assertThat(at.target()).as(request).hasToString(split ? parts.group(2) : "");
    String protocol = split && parts.group(3) != null ? parts.group(3) : "";
    assertThat(at.protocol()).as(request).hasToString(protocol);
  }

  @Test
  void cursorsAndIteratorsAreIndependent() {
    AccessLog log = Given.verified(AccessLog.common(), line("a") + line("b") + line("c"));
    AccessLogCursor one = log.cursor();
    AccessLogCursor two = log.cursor();
    one.advance();
    one.advance();
    two.advance();
    assertThat(one.host()).hasToString("b");
    assertThat(two.host()).hasToString("a");
    AccessLog.Entry kept = two.entry();
    two.advance();
    assertThat(kept.host()).hasToString("a");
  }

  @Test
  void identityNamesFormatAndPolicy() {
    assertThat(AccessLog.combined().name()).isEqualTo("combined/1");
    assertThat(AccessLog.common().name()).isEqualTo("common/1");
    assertThat(AccessLog.common().failingOnMalformed().name())
        .isEqualTo("common/1(malformed=fail)");
  }

  private static String line(String host) {
    return host + " - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 -\n";
  }
}
