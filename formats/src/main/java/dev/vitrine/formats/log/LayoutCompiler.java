// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import java.util.ArrayList;
import java.util.List;

/// Takes a log format string apart: text, field, text, field, …, text.
///
/// For one thread at a time, and one string.
final class LayoutCompiler {

  private final String layout;
  private final boolean nginx;
  private final List<String> texts = new ArrayList<>();
  private final List<LogField> fields = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int at;

  LayoutCompiler(String layout) {
    this.layout = layout;
    this.nginx = layout.matches("(?s).*\\$[A-Za-z0-9_{].*");
  }

  LogLayout compile() {
    while (at < layout.length()) {
      char c = layout.charAt(at);
      if (c == '\\' && at + 1 < layout.length()) {
        text.append(escaped(layout.charAt(at + 1)));
        at += 2;
      } else if (c == (nginx ? '$' : '%')) {
        field();
      } else {
        text.append(c);
        at++;
      }
    }
    texts.add(text.toString());
    if (fields.isEmpty()) {
      throw fault(0, "no field in it", "a directive such as %h or $remote_addr");
    }
    return new LogLayout(layout, texts, fields);
  }

  /// As in the configuration files, where the string stands in quotes.
  private char escaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n', 'r' -> throw fault(at, "a line end", "fields in one line");
      default -> letter;
    };
  }

  private void field() {
    if (!nginx && layout.startsWith("%%", at)) {
      text.append('%');
      at += 2;
      return;
    }
    int start = at;
    LogField.Type type = nginx ? nginxType() : apacheType();
    boolean follows = !fields.isEmpty() && text.isEmpty();
    if (follows && fields.getLast().type() != LogField.Type.TIME) {
      throw fault(start, "two fields without text between", "a text that ends the first");
    }
    texts.add(text.toString());
    text.setLength(0);
    fields.add(new LogField(fields.size(), layout.substring(start, at), type));
  }

  private LogField.Type nginxType() {
    boolean braced = layout.startsWith("{", at + 1);
    int start = at + (braced ? 2 : 1);
    int end = start;
    while (end < layout.length() && isNameCharacter(layout.charAt(end))) {
      end++;
    }
    if (end == start || (braced && !layout.startsWith("}", end))) {
      throw fault(at, "no variable", "$name or ${name}");
    }
    at = braced ? end + 1 : end;
    return FieldTypes.nginx(layout.substring(start, end));
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /// `%`, statuses to log for, `<` or `>`, an argument in braces, and the letter.
  private LogField.Type apacheType() {
    int start = at;
    at++;
    while (at < layout.length() && "!0123456789,<>".indexOf(layout.charAt(at)) >= 0) {
      at++;
    }
    boolean argument = layout.startsWith("{", at);
    if (argument) {
      int close = layout.indexOf('}', at);
      if (close < 0) {
        throw fault(start, "an open brace", "%{argument} and a letter");
      }
      at = close + 1;
    }
    if (layout.startsWith("^ti", at) || layout.startsWith("^to", at)) {
      at += 3;
      return LogField.Type.TEXT;
    }
    if (layout.startsWith("^FB", at)) {
      at += 3;
      return LogField.Type.INTEGER;
    }
    char letter = at < layout.length() ? layout.charAt(at) : ' ';
    at++;
    return FieldTypes.apache(letter, argument)
        .orElseThrow(() -> fault(start, "an unknown directive", "one of mod_log_config"));
  }

  private IllegalArgumentException fault(int place, String found, String allowed) {
    return new IllegalArgumentException(
        "log format: malformed at character %d (found %s, allowed %s)"
            .formatted(place, found, allowed));
  }
}
