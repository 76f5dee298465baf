// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON without help from the code under test: objects, arrays, strings and integers.
final class JsonReader {

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /// {@return the object that is the whole text}
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(String text) {
    JsonReader reader = new JsonReader(text.strip());
    Map<String, Object> object = (Map<String, Object>) reader.value();
    if (reader.at != reader.text.length()) {
      throw new AssertionError("something follows: " + reader.text.substring(reader.at));
    }
    return object;
  }

  private @Nullable Object value() {
    return switch (text.charAt(at)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 'n' -> word("null", null);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    word.chars().forEach(c -> expect((char) c));
    return value;
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    expect('{');
    while (text.charAt(at) != '}') {
      if (!members.isEmpty()) {
        expect(',');
      }
      String key = string();
      expect(':');
      if (members.containsKey(key)) {
        throw new AssertionError("twice: " + key);
      }
      members.put(key, value());
    }
    expect('}');
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    expect('[');
    while (text.charAt(at) != ']') {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value());
    }
    expect(']');
    return elements;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    expect('"');
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new AssertionError("control character in a string");
      }
      string.append(c == '\\' ? escape() : c);
    }
    expect('"');
    return string.toString();
  }

  private char escape() {
    char letter = text.charAt(at++);
    if (letter != 'u') {
      if (letter != '"' && letter != '\\') {
        throw new AssertionError("unexpected escape: " + letter);
      }
      return letter;
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Long number() {
    int start = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.valueOf(text.substring(start, at));
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new AssertionError("expected " + c + " at " + (at - 1) + " in " + text);
    }
  }
}
