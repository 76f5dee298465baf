// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The grammar as regular expressions: slow and obvious.
final class LogfmtOracle {

  private static final String KEY = "[^\\x00-\\x20=\"]+";
  private static final String PLAIN = "(?!\")[^\\x00-\\x20\"]*";
  private static final String SURROGATES =
      "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}";
  private static final String OTHER_UNIT = "\\\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}";
  private static final String QUOTED =
      "\"(?:[^\\x00-\\x1f\"\\\\]|\\\\[\"\\\\/bfnrt]|" + SURROGATES + "|" + OTHER_UNIT + ")*+\"";
  private static final Pattern PAIR =
      Pattern.compile("(" + KEY + ")(=(?:(" + QUOTED + ")|(" + PLAIN + ")))?(?=[ \\t]|$)");
  private static final Pattern LINE =
      Pattern.compile("[ \\t]*+(?:" + PAIR.pattern() + "[ \\t]*+)*+", Pattern.DOTALL);

  private LogfmtOracle() {}

  static boolean isValid(String line) {
    return LINE.matcher(line).matches();
  }

  /// {@return the pairs of a valid line: key, and value if there is one, resolved}
  static List<List<String>> pairs(String line) {
    List<List<String>> pairs = new ArrayList<>();
    Matcher pair = PAIR.matcher(line);
    while (pair.find()) {
      String key = pair.group(1);
      if (pair.group(2) == null) {
        pairs.add(List.of(key));
      } else if (pair.group(3) == null) {
        pairs.add(List.of(key, pair.group(4)));
      } else {
        String quoted = pair.group(3);
        pairs.add(List.of(key, resolved(quoted.substring(1, quoted.length() - 1))));
      }
    }
    return pairs;
  }

  private static String resolved(String value) {
    return Pattern.compile("\\\\(?:u(....)|(.))")
        .matcher(value)
        .replaceAll(escape -> {
          String unit = escape.group(1);
          String text =
              unit != null
                  ? String.valueOf((char) Integer.parseInt(unit, 16))
                  : meaning(escape.group(2));
          return Matcher.quoteReplacement(text);
        });
  }

  private static String meaning(String letter) {
    return switch (letter) {
      case "b" -> "\b";
      case "f" -> "\f";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> letter;
    };
  }
}
