// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.internal.scan.Needle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Makes the matcher that the options of `grep` ask for.
public final class GrepPatterns {

  /// What means something else than itself in an expression.
  private static final Pattern META = Pattern.compile("[\\\\\\[\\](){}.*+?^$|]");

  private GrepPatterns() {}

  /// {@return the matcher for some options}
  ///
  /// @throws IllegalArgumentException if there is no pattern, or one is not an expression
  public static LineMatcher matcher(GrepOptions options) {
    List<String> patterns = options.patterns();
    boolean fixed = patterns.stream().noneMatch(pattern -> META.matcher(pattern).find());
    if (options.regex() && !fixed) {
      return new RegexMatcher(patterns.stream().map(text -> compile(text, options)).toList());
    }
    List<Needle> needles = new ArrayList<>();
    for (String pattern : patterns) {
      needles.addAll(Needle.of(pattern.getBytes(StandardCharsets.UTF_8), options.ignoreCase()));
    }
    return new FixedMatcher(needles, options.extent());
  }

  /// In a line, which has no line feed, `$` is its end and `.` every character: hence UNIX_LINES.
  private static Pattern compile(String text, GrepOptions options) {
    int flags = Pattern.UNIX_LINES;
    if (options.ignoreCase()) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    try {
      Pattern.compile(text, flags); // alone, so that it cannot close the group around it
      return Pattern.compile(
          switch (options.extent()) {
            case ANY -> text;
            case WORD ->
                "(?<![\\p{IsAlphabetic}\\p{Nd}_])(?:" + text + ")(?![\\p{IsAlphabetic}\\p{Nd}_])";
            case LINE -> "\\A(?:" + text + ")\\z";
          },
          flags);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern: %s at character %d".formatted(e.getDescription(), Math.max(e.getIndex(), 0)),
          e);
    }
  }
}
