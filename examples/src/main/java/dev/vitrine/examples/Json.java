// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.util.List;
import java.util.Map;

/// JSON text (RFC 8259) of strings, numbers, lists and maps.
final class Json {

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /// {@return the text of a value}
  ///
  /// @param value a `String`, a `Number`, a `List` or a `Map` with strings as keys, of such values
  static String of(Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case String text -> string(text);
      case Number number -> out.append(number);
      case List<?> list -> {
        String separator = "[";
        for (Object element : list) {
          out.append(separator);
          value(element);
          separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(separator);
          string(entry.getKey().toString());
          out.append(':');
          value(entry.getValue());
          separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
