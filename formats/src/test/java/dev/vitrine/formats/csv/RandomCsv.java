// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import java.util.Random;

/// Makes valid CSV with cells of all kinds.
final class RandomCsv {

  private static final String[] PLAIN = {
    "", "a", "12", "-3.5", "ü€𝄞", " spaces ", "a longer cell of plain text", "1e5", "#", "'", "\t"
  };
  private static final String[] QUOTED = {
    "\"\"",
    "\"a\"",
    "\"a,b\"",
    "\"say \"\"hi\"\"\"",
    "\"\"\"\"",
    "\"two\nlines\"",
    "\"\r\n\"",
    "\"\r\"",
    "\",,,,\"",
    "\"ü\"",
    "\"\"\"\"\"\""
  };

  private final Random random;
  private final boolean ragged;

  RandomCsv(Random random, boolean ragged) {
    this.random = random;
    this.ragged = ragged;
  }

  String text(int length) {
    StringBuilder out = new StringBuilder();
    while (out.length() < length) {
      int columns = ragged ? 1 + random.nextInt(6) : 7;
      for (int i = 0; i < columns; i++) {
        out.append(i == 0 ? "" : ",").append(cell());
      }
      out.append(random.nextBoolean() ? "\n" : "\r\n");
      if (random.nextInt(1000) == 0) {
        out.append('"').append("line\n,\"\"".repeat(random.nextInt(40_000))).append("\"\n");
      }
    }
    return out.toString();
  }

  private String cell() {
    String[] choices = random.nextInt(4) == 0 ? QUOTED : PLAIN;
    return choices[random.nextInt(choices.length)];
  }
}
