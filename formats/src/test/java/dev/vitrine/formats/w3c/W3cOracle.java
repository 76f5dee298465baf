// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The format line by line with strings and regular expressions: slow and obvious.
final class W3cOracle {

  private static final Pattern VALUE =
      Pattern.compile("[ \\t]*(?:\"((?:[^\"]|\"\")*+)\"|(?!\")([^ \\t]+))(?=[ \\t]|$)");

  private final List<String> fields = new ArrayList<>();

  /// {@return the values, absent ones empty, written as one string; `none` for a line without
  /// entry; empty for a malformed one}
  Optional<String> read(String line) {
    if (line.isBlank()) {
      return Optional.of("none");
    }
    if (line.startsWith("#")) {
      return directive(line);
    }
    Optional<List<String>> values = values(line);
    return values.isEmpty() || fields.isEmpty() || values.get().size() != fields.size()
        ? Optional.empty()
        : values.map(List::toString);
  }

  private Optional<String> directive(String line) {
    if (!line.startsWith("#Fields:")) {
      boolean valid =
          line.matches("#[A-Za-z0-9-]+:.*")
              && (!line.startsWith("#Version:")
                  || line.matches("#Version:[ \\t]*[0-9]+\\.[0-9]+[ \\t]*"));
      return valid ? Optional.of("none") : Optional.empty();
    }
    fields.clear();
    if (!line.matches("#Fields:(?:[ \\t]+|[!-~]+)*+") || line.substring(8).isBlank()) {
      return Optional.empty();
    }
    fields.addAll(List.of(line.substring(8).strip().split("[ \\t]+")));
    return Optional.of("none");
  }

  private Optional<List<String>> values(String line) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(line);
    int at = 0;
    while (value.find(at) && value.start() == at) {
      at = value.end();
      int index = values.size();
      boolean absent = "-".equals(value.group(2));
      String text = value.group(1) != null ? value.group(1).replace("\"\"", "\"") : value.group(2);
      if (!absent && index < fields.size() && !isTyped(fields.get(index), text)) {
        return Optional.empty();
      }
      values.add(absent ? "" : text);
    }
    return line.substring(at).isBlank() ? Optional.of(values) : Optional.empty();
  }

  private static boolean isTyped(String field, String text) {
    try {
      return switch (field) {
        case "date" -> text.length() == 10 && LocalDate.parse(text).getYear() >= 0;
        case "time" ->
            text.matches("..:..:..(\\.[0-9]{1,9})?") && LocalTime.parse(text).getHour() >= 0;
        case "sc-status", "sc-bytes" -> text.matches("[0-9]{1,18}");
        case "time-taken" -> text.matches("[0-9]+(\\.[0-9]+)?");
        default -> true;
      };
    } catch (DateTimeException e) {
      return false;
    }
  }
}
