// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The two grammars as regular expressions, and times by `java.time`: slow and obvious.
final class SyslogOracle {

  private static final String SD_NAME = "[!-~&&[^=\\]\"]]{1,32}";
  private static final String VALUE = "(?:[^\"\\\\\\]]|\\\\[\"\\\\\\]]|\\\\(?![\"\\\\\\]]))*+";
  private static final String DATA =
      "-|(?:\\[" + SD_NAME + "(?: " + SD_NAME + "=\"" + VALUE + "\")*+\\])++";
  private static final Pattern NEW =
      Pattern.compile(
          "<([0-9]{1,3})>1 ([^ ]+) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) ("
              + DATA
              + ")(?: \uFEFF?(.*))?",
          Pattern.DOTALL);

  private static final String HOST =
      "-|[A-Za-z0-9._:%-]{0,254}[A-Za-z0-9._%-](?<=[A-Za-z0-9][._:%-]{0,254})";
  private static final Pattern OLD =
      Pattern.compile("(?:<(0|[1-9][0-9]{0,2})>)?(.{15}(?= )|[^ ]+) (.*)", Pattern.DOTALL);
  private static final Pattern OLD_REST =
      Pattern.compile(
          "(?:("
              + HOST
              + ") )?(?:([!-~&&[^\\[:]]{1,48})(?:\\[([!-~&&[^\\]]]{1,128})\\](?=[: ]|$):?|:) ?)?(.*)",
          Pattern.DOTALL);

  private static final Pattern ISO_SHAPE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final DateTimeFormatter BSD =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu MMM dd HH:mm:ss")
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private SyslogOracle() {}

  /// {@return protocol, priority, time, host, program, process, type, data and text; empty for a
  /// malformed message}
  static Optional<List<String>> parse(String line) {
    if (Pattern.compile("<[0-9]{1,3}>[0-9]{1,3} .*", Pattern.DOTALL).matcher(line).matches()) {
      return parseNew(line);
    }
    return parseOld(line);
  }

  private static Optional<List<String>> parseNew(String line) {
    Matcher m = NEW.matcher(line);
    if (!m.matches() || Integer.parseInt(m.group(1)) > 191) {
      return Optional.empty();
    }
    Optional<String> time = m.group(2).equals("-") ? Optional.of("") : isoTime(m.group(2), 6);
    return time.map(known ->
        Stream.of(
                Stream.of("RFC_5424", "" + Integer.parseInt(m.group(1)), known),
                Stream.of(3, 4, 5, 6, 7).map(m::group).map(SyslogOracle::orEmpty),
                Stream.of(m.group(8) == null ? "" : m.group(8)))
            .flatMap(fields -> fields)
            .toList());
  }

  private static String orEmpty(String field) {
    return field == null || field.equals("-") ? "" : field;
  }

  private static Optional<List<String>> parseOld(String line) {
    Matcher m = OLD.matcher(line);
    if (!m.matches() || (m.group(1) != null && Integer.parseInt(m.group(1)) > 191)) {
      return Optional.empty();
    }
    Optional<String> time = bsdTime(m.group(2)).or(() -> isoTime(m.group(2), 9));
    Matcher rest = OLD_REST.matcher(m.group(3));
    if (time.isEmpty() || !rest.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            "RFC_3164",
            m.group(1) == null ? "13" : m.group(1),
            time.get(),
            orEmpty(rest.group(1)),
            rest.group(2) == null ? "" : rest.group(2),
            rest.group(3) == null ? "" : rest.group(3),
            "",
            "",
            rest.group(4)));
  }

  private static Optional<String> isoTime(String text, int maxFraction) {
    Matcher shape = ISO_SHAPE.matcher(text);
    if (!shape.matches() || (shape.group(1) != null && shape.group(1).length() > maxFraction + 1)) {
      return Optional.empty();
    }
    try {
      String known = text.endsWith("-00:00") ? text.replaceAll("-00:00$", "Z") : text;
      return Optional.of(OffsetDateTime.parse(known).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bsdTime(String text) {
    if (!text.matches("[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}")) {
      return Optional.empty();
    }
    String padded = text.charAt(4) == ' ' ? text.substring(0, 4) + "0" + text.substring(5) : text;
    try {
      LocalDateTime time = LocalDateTime.parse("2000 " + padded, BSD);
      return Optional.of(
          "--%02d-%02d %d"
              .formatted(
                  time.getMonthValue(), time.getDayOfMonth(), time.toLocalTime().toSecondOfDay()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
