// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import java.util.Random;

/// Well-formed lines of an access log, made up from a seed.
final class LogLines {

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final String[] HOSTS = {
    "10.0.0.1", "2001:db8::ff00:42:8329", "::1", "www.example.org", "-", "h", "höst"
  };
  private static final String[] PIECES = {
    "/",
    "a",
    "index.html",
    "?q=1",
    "é",
    "𝄞",
    "\\\"",
    "\\\\",
    "\\x16",
    "\\n",
    "%20",
    "\t",
    "[",
    "]",
    "-",
    "'"
  };
  private static final String[] METHODS = {"GET", "POST", "OPTIONS", "g", "\\x16\\x03"};
  private static final String[] PROTOCOLS = {" HTTP/1.1", " HTTP/1.0", " HTTP/2", "", " HTTP/"};

  private final Random random;

  LogLines(Random random) {
    this.random = random;
  }

  String common() {
    return "%s %s %s [%s] \"%s\" %s %s"
        .formatted(
            pick(HOSTS),
            random.nextInt(5) == 0 ? "id" : "-",
            random.nextInt(3) == 0 ? "frank" + random.nextInt(50) : "-",
            time(),
            request(),
            String.valueOf(1000 + random.nextInt(1000)).substring(1),
            responseBytes());
  }

  String combined() {
    return common() + " \"" + quoted() + "\" \"" + quoted() + "\"";
  }

  private String time() {
    return "%s/%s/%s:%s:%s:%s %s%s%s"
        .formatted(
            two(1 + random.nextInt(28)),
            pick(MONTHS),
            1900 + random.nextInt(300),
            two(random.nextInt(24)),
            two(random.nextInt(60)),
            two(random.nextInt(60)),
            random.nextBoolean() ? "+" : "-",
            two(random.nextInt(18)),
            two(random.nextInt(60)));
  }

  private String request() {
    return switch (random.nextInt(8)) {
      case 0 -> "-";
      case 1 -> quoted();
      default -> pick(METHODS) + " " + quoted() + pick(PROTOCOLS);
    };
  }

  private String responseBytes() {
    return switch (random.nextInt(6)) {
      case 0 -> "-";
      case 1 -> String.valueOf(random.nextLong(1_000_000_000_000_000_000L));
      case 2 -> "000" + random.nextInt(1000);
      default -> String.valueOf(random.nextInt(100_000));
    };
  }

  private String quoted() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
      text.append(pick(PIECES)).append(random.nextInt(6) == 0 ? " " : "");
    }
    return text.toString();
  }

  private String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
