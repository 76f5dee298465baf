// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogfmtOracleTest {

  private static final String[] PIECES = {
    "a",
    "key",
    "é",
    "𝄞",
    "=",
    "=",
    "=\"",
    "\"",
    "\" ",
    "\\",
    "\\\"",
    "\\\\",
    "\\n",
    "\\u00e9",
    "\\u",
    "\\ud834\\udd1e",
    "\\ud834",
    "\\udd1e",
    "0",
    " ",
    " ",
    "\t",
    "\u0001",
    "\u007f",
    "x=1 ",
    "b=\"c\" "
  };

  /// Many lines at once: a verification of each alone would cost a hundred times as much.
  private static final int LINES_AT_ONCE = 1000;

  @Test
  void agreesOnEveryLineOfFewPieces() {
    List<String> lines = new ArrayList<>();
    for (String a : PIECES) {
      for (String b : PIECES) {
        for (String c : PIECES) {
          lines.add(a + b + c);
        }
      }
    }
    assertThat(check(lines)).isBetween(1000, lines.size() - 1000);
  }

  @Test
  void agreesOnRandomLines() {
    long seed = 21;
    System.out.println("LogfmtOracleTest seed " + seed);
    Random random = new Random(seed);
    int valid = 0;
    for (int batch = 0; batch < 200; batch++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < LINES_AT_ONCE; i++) {
        StringBuilder line = new StringBuilder();
        for (int pieces = random.nextInt(14); pieces > 0; pieces--) {
          line.append(PIECES[random.nextInt(PIECES.length)]);
        }
        lines.add(line.toString());
      }
      valid += check(lines);
    }
    assertThat(valid).isGreaterThan(5000);
  }

  /// {@return how many of the lines are valid}
  private static int check(List<String> lines) {
    Logfmt log = Given.verified(Logfmt.format(), String.join("\n", lines) + "\n");
    assertThat(log.lineCount()).isEqualTo(lines.size());
    LogfmtCursor cursor = log.cursor();
    boolean more = cursor.advance();
    int valid = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean isEntry = more && cursor.lineIndex() == i;
      assertThat(isEntry).as(lines.get(i)).isEqualTo(LogfmtOracle.isValid(lines.get(i)));
      if (isEntry) {
        assertThat(pairs(cursor)).as(lines.get(i)).isEqualTo(LogfmtOracle.pairs(lines.get(i)));
        valid++;
        more = cursor.advance();
      }
    }
    assertThat(more).isFalse();
    return valid;
  }

  private static List<List<String>> pairs(LogfmtCursor cursor) {
    List<List<String>> pairs = new ArrayList<>();
    while (cursor.advancePair()) {
      String key = cursor.key().toString();
      pairs.add(cursor.hasValue() ? List.of(key, cursor.text()) : List.of(key));
    }
    return pairs;
  }
}
