// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import java.util.Random;

/// Makes valid JSON of any shape.
final class RandomJson {

  private static final String[] STRINGS = {
    "",
    "a",
    "name",
    "\\n",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\ud800",
    "ü",
    "€uro",
    "𝄞",
    "\\\\",
    "\\\"",
    "{",
    "]",
    "a rather long text without anything",
    "\\/",
    " ",
    "\u007F",
    ",:",
    "longer \\t than 8"
  };
  private static final String[] SCALARS = {
    "0",
    "-0",
    "1",
    "-12",
    "3.25",
    "1e5",
    "1E-7",
    "123456789012345678",
    "0.1",
    "2.5e+300",
    "1e400",
    "123456789012345678901234567890",
    "9007199254740993",
    "4.35",
    "0.000001",
    "true",
    "false",
    "null",
    "-1.7976931348623157e308",
    "5e-324"
  };
  private static final String[] SPACES = {"", "", "", "", " ", "\t", "  ", "\r"};

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  RandomJson(Random random) {
    this.random = random;
  }

  /// {@return a text without line feeds that does not end in a carriage return}
  String next() {
    out.setLength(0);
    space();
    value(0);
    return out.append(random.nextInt(4) == 0 ? " " : "").toString();
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 5 ? 2 : 5)) {
      case 0 -> string();
      case 1 -> out.append(pick(SCALARS));
      case 2, 3 -> list('{', '}', depth, true);
      default -> list('[', ']', depth, false);
    }
  }

  private void list(char open, char close, int depth, boolean named) {
    out.append(open);
    space();
    for (int left = random.nextInt(5); left > 0; left--) {
      if (named) {
        string();
        space();
        out.append(':');
        space();
      }
      value(depth + 1);
      space();
      if (left > 1) {
        out.append(',');
        space();
      }
    }
    out.append(close);
  }

  private void string() {
    out.append('"');
    for (int left = random.nextInt(4); left > 0; left--) {
      out.append(pick(STRINGS));
    }
    out.append('"');
  }

  private void space() {
    out.append(pick(SPACES));
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
