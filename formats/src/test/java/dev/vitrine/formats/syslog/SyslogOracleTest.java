// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages made of plausible pieces and damaged in places: the same verdict, and the same fields.
class SyslogOracleTest {

  private static final String[] PRIORITIES = {
    "<34>", "<0>", "<191>", "<192>", "<00>", "<007>", "<>", "<1", "", "", "<34>1 ", "<165>1 ",
    "<007>1 ", "<34>2 ", "<999>1 ", "<34>01 "
  };
  private static final String[] TIMES = {
    "- ",
    "2003-10-11T22:14:15.003Z ",
    "2003-08-24T05:14:15.000003-07:00 ",
    "2003-08-24T05:14:15.0000031+18:00 ",
    "2000-02-29T00:00:00-00:00 ",
    "1900-02-29T00:00:00Z ",
    "2003-08-24T05:14:60Z ",
    "2003-08-24T05:14:15+18:01 ",
    "Oct 11 22:14:15 ",
    "Feb  5 17:32:18 ",
    "Feb 05 17:32:18 ",
    "Feb 30 17:32:18 ",
    "Feb 29 00:00:00 ",
    "Jun 31 00:00:00 ",
    "Xyz  1 00:00:00 "
  };
  private static final String[] WORDS = {
    "- ",
    "host ",
    "10.0.0.1 ",
    "::1 ",
    "fe80::1%eth0 ",
    "--- ",
    "su: ",
    "su[12]: ",
    "su[12] ",
    "a.b/c-d[x]: ",
    "x ",
    "é ",
    "ID47 ",
    "kernel: ",
    "[ 0.0] ",
    "tag:",
    "tag[1]x ",
    "tag[] ",
    ": ",
    "a-very-long-word-that-is-as-long-as-forty-eight-c: ",
    "a-very-long-word-that-is-as-long-as-forty-eight-char: "
  };
  private static final String[] DATA = {
    "-",
    "- ",
    "- text",
    "[id]",
    "[id a=\"1\"]",
    "[id a=\"\\\"\\\\\\]\" b=\"\\n\"] text",
    "[a@1 x=\"é\"][b] \uFEFFtext é",
    "[id a=\"]\"]",
    "[id  a=\"1\"]",
    "[]",
    "[id a=1]",
    "[id]text",
    ""
  };
  private static final String DAMAGE = " -[]<>\"\\=:0123456789TZ.ax\u0001é";

  private final Random random = new Random(31);

  @Test
  void agreesOnRandomMessages() {
    System.out.println("SyslogOracleTest seed 31");
    int valid = 0;
    int total = 0;
    for (int batch = 0; batch < 200; batch++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        lines.add(random.nextInt(3) == 0 ? damaged(message()) : message());
      }
      valid += check(lines);
      total += lines.size();
    }
    System.out.printf("SyslogOracleTest: %d of %d valid%n", valid, total);
    assertThat(valid).isBetween(total / 20, total - total / 20);
  }

  private String message() {
    StringBuilder line = new StringBuilder(pick(PRIORITIES)).append(pick(TIMES));
    for (int words = random.nextInt(3) == 0 ? random.nextInt(6) : 4; words > 0; words--) {
      line.append(pick(WORDS));
    }
    return line.append(pick(DATA)).toString();
  }

  private String damaged(String line) {
    if (line.isEmpty()) {
      return line;
    }
    StringBuilder text = new StringBuilder(line);
    int place = random.nextInt(line.length());
    char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
    switch (random.nextInt(3)) {
      case 0 -> text.setCharAt(place, c);
      case 1 -> text.insert(place, c);
      default -> text.deleteCharAt(place);
    }
    return text.toString();
  }

  private String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }

  /// {@return how many of the lines are valid}
  private static int check(List<String> lines) {
    Syslog log = Given.verified(Syslog.auto(), String.join("\n", lines) + "\n");
    SyslogCursor cursor = log.cursor();
    boolean more = cursor.advance();
    int valid = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean isEntry = more && cursor.lineIndex() == i;
      Optional<List<String>> found = isEntry ? Optional.of(fields(cursor)) : Optional.empty();
      assertThat(found).as(lines.get(i)).isEqualTo(SyslogOracle.parse(lines.get(i)));
      if (isEntry) {
        valid++;
        more = cursor.advance();
      }
    }
    return valid;
  }

  private static List<String> fields(SyslogCursor at) {
    return List.of(
        at.protocol().name(),
        "" + at.priority(),
        time(at),
        at.hostname().toString(),
        at.appName().toString(),
        at.procId().toString(),
        at.msgId().toString(),
        at.structuredData().toString(),
        at.message().toString());
  }

  private static String time(SyslogCursor at) {
    return switch (at.time()) {
      case SyslogTime.Absent() -> "";
      case SyslogTime.WithoutYear(var day, var time) -> day + " " + time.toSecondOfDay();
      case SyslogTime.Exact(var time) -> time.toString();
    };
  }
}
