// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.ChangedBytes;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class W3cLogTest {

  private static final String SAMPLE =
      """
      #Version: 1.0
      #Fields: date time c-ip cs-uri-stem sc-status sc-bytes time-taken cs(User-Agent)
      2015-01-13 00:32:17.5 192.0.2.1 /robots.txt 404 1405 0.25 "curl ""8""\"

      #Fields: c-ip sc-bytes time
      ::1 - 10:00:00
      """;

  @Test
  void readsFieldsByNameAndType() {
    W3cLog log = Given.verified(W3cLog.format(), SAMPLE);
    assertThat(log.lineCount()).isEqualTo(6);
    assertThat(log.entryCount()).isEqualTo(2);
    W3cCursor entry = log.cursor();
    assertThat(entry.advance()).isTrue();
    assertThat(entry.lineIndex()).isEqualTo(2);
    assertThat(entry.integer(entry.indexOf("sc-status"))).isEqualTo(404);
    assertThat(entry.text(entry.indexOf("cs(User-Agent)"))).isEqualTo("curl \"8\"");
    assertThat(entry.hasEscapes(7)).isTrue();
    assertThat(entry.value(7).toString()).isEqualTo("curl \"\"8\"\"");
    Instant time = Instant.ofEpochSecond(entry.epochSecond(), entry.nanoOfSecond());
    assertThat(time).isEqualTo(Instant.parse("2015-01-13T00:32:17.5Z"));
    assertThat(entry.fields().type(6)).isEqualTo(W3cType.DECIMAL);
    assertThatThrownBy(() -> entry.integer(2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(entry.indexOf("none")).isEqualTo(-1);
    assertThat(entry.has(-1)).isFalse();
    assertThat(entry.value(-1).isEmpty()).isTrue();
    assertThatThrownBy(() -> entry.has(8)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(entry.advance()).isTrue();
    assertThat(entry.has(entry.indexOf("sc-bytes"))).isFalse();
    assertThat(entry.integer(1)).isZero();
    assertThat(entry.hasTime()).isFalse();
    assertThatThrownBy(entry::epochSecond).isInstanceOf(IllegalStateException.class);
    assertThat(entry.advance()).isFalse();
    assertThat(log.iterator().next().value("c-ip")).map(Object::toString).contains("192.0.2.1");
  }

  @Test
  void agreesWithTheOracleOnRandomLogs() throws IOException {
    System.out.println("W3cLogTest seed 6");
    Random random = new Random(6);
    int entries = 0;
    for (int round = 0; round < 6; round++) {
      List<String> lines = new ArrayList<>();
      int size = round == 0 ? 3 << 20 : 1 << 18;
      while (size > 0) {
        lines.add(line(random));
        size -= lines.getLast().length() + 1;
      }
      byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
      List<Optional<String>> expected = new ArrayList<>();
      W3cOracle oracle = new W3cOracle();
      lines.forEach(line -> expected.add(oracle.read(line)));
      for (int threads = 1; threads <= 3; threads++) {
        List<Optional<String>> found = new ArrayList<>();
        collect(Given.verified(W3cLog.format(), text, threads), found);
        checkEqual(found, expected, lines);
      }
      checkEqual(inWindows(text), expected, lines);
      entries +=
          (int) expected.stream().filter(line -> line.orElse("none").startsWith("[")).count();
    }
    System.out.println("W3cLogTest entries " + entries);
    assertThat(entries).isGreaterThan(10_000);
  }

  private static List<Optional<String>> inWindows(byte[] text) throws IOException {
    List<Optional<String>> found = new ArrayList<>();
    try (Windows<W3cLog> windows =
        Windows.of(
            new ByteArrayInputStream(text), "stream", W3cLog.format(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        collect(windows.view().get(), found);
      }
    }
    return found;
  }

  private static void checkEqual(
      List<Optional<String>> found, List<Optional<String>> expected, List<String> lines) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      if (!found.get(i).equals(expected.get(i))) {
        assertThat(found.get(i)).as(lines.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private static void collect(W3cLog log, List<Optional<String>> found) {
    int first = found.size();
    for (long i = 0; i < log.lineCount(); i++) {
      found.add(Optional.of("none"));
    }
    for (W3cCursor at = log.cursor(); at.advance(); ) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < at.fields().count(); i++) {
        values.add(at.text(i));
      }
      found.set(first + (int) at.lineIndex(), Optional.of(values.toString()));
    }
    log.malformedLines().forEach(bad -> found.set(first + (int) bad.index(), Optional.empty()));
  }

  private static String line(Random random) {
    if (random.nextInt(300) == 0) {
      return pick(
          random, "#Fields: date a", "#Fields:\ta time-taken sc-status ", "#Fields:", "#Fields: é");
    }
    if (random.nextInt(50) == 0) {
      return pick(random, "", " ", "#x: y", "#x", "#Version: 1.0", "#Version: x");
    }
    StringBuilder line = new StringBuilder();
    for (int values = 2 + random.nextInt(2); values > 0; values--) {
      String value =
          pick(random, "2015-01-13", "2015-02-30", "-", "x", "\"a b\"", "\"a\"\"b\"", "\"", "1.5");
      line.append(random.nextBoolean() ? pick(random, "2015-01-13", "200", "é", "\"-\"") : value);
      line.append(pick(random, " ", " ", " ", "  ", "\t"));
    }
    return line.toString();
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    ChangedBytes.each(
        SAMPLE,
        bytes -> {
          W3cLog log = Given.verified(W3cLog.format(), bytes);
          for (W3cCursor at = log.cursor(); at.advance(); ) {
            for (int i = 0; i < at.fields().count(); i++) {
              ChangedBytes.checkInside(at.value(i), at.line());
              assertThat(at.text(i)).isNotNull();
              if (at.fields().type(i) == W3cType.INTEGER) {
                assertThat(at.integer(i)).isBetween(0L, 999_999_999_999_999_999L);
              }
            }
            if (at.hasTime()) {
              assertThat(Math.abs(at.epochSecond())).isLessThan(400_000_000_000L);
              assertThat(at.nanoOfSecond()).isBetween(0, 999_999_999);
            }
          }
          ChangedBytes.checkMalformed(log);
        });
  }

  @Test
  void entriesWithoutFieldsAreMalformed() {
    W3cLog log = Given.verified(W3cLog.format(), "a b\n#Fields:\nc\n#Fields: x\nd\n");
    assertThat(log.malformedLines())
        .extracting(bad -> (Object) bad.fault())
        .containsExactly(W3cFault.NO_FIELDS, W3cFault.FIELDS, W3cFault.NO_FIELDS);
    assertThat(log.entryCount()).isOne();
  }

  @Test
  void fieldsThatChangeTooOftenFail() {
    String text = "#Fields: a\n#Fields: b\n".repeat(70_000);
    assertThatThrownBy(
            () -> Given.verify(W3cLog.format(), text.getBytes(UTF_8), VerifyOptions.DEFAULT))
        .hasMessage(
            "w3c: too many changes of fields at byte 1441792 (found 131073 names, allowed 131072 names in all lists together)");
    String same = "#Fields: a b\n".repeat(100_000);
    assertThat(Given.verified(W3cLog.format(), same).malformedCount()).isZero();
    assertThat(Given.verified(W3cLog.format(), "#".repeat(4 << 20)).malformedCount()).isOne();
    assertThat(Given.verified(W3cLog.format(), "#Fields: " + "a ".repeat(1001)).malformedCount())
        .isOne();
  }

  /// A cost that grows with the square of the size would take hours.
  @ParameterizedTest
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @ValueSource(
      strings = {"\"", "\"\"", "\" ", " ", "-", "- ", "9", "#", "#Fields: a\n", "#\n", "\n"})
  void isReadInLinearTime(String pattern) {
    for (String head : new String[] {"", "#Fields: a b bytes\n", "#Fields: a\n\"", "#Fields: "}) {
      String text = head + pattern.repeat((8 << 20) / pattern.length());
      W3cLog log = Given.verified(W3cLog.format(), text);
      long seen = 0;
      for (W3cCursor at = log.cursor(); at.advance(); ) {
        seen++;
      }
      assertThat(seen).isEqualTo(log.entryCount());
    }
  }

  @Test
  void goingThroughEntriesAllocatesNothingPerEntry() {
    W3cLog log =
        Given.verified(
            W3cLog.format(),
            "#Fields: date time sc-bytes a\n" + "2015-01-13 00:32:17 99 x\n".repeat(20_000));
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (W3cCursor entry = log.cursor(); entry.advance(); ) {
            sum += entry.integer(entry.indexOf("sc-bytes")) + entry.epochSecond();
          }
          return sum;
        });
    System.out.printf("W3cLogTest: 20000 entries: %d bytes%n", bytes);
    assertThat(bytes).isLessThan(10_000);
  }
}
