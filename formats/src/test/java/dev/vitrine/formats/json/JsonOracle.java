// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// JSON as Jackson reads it, and as Vitrine does, in one form to compare.
final class JsonOracle {

  static final int MAX_DEPTH = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private static final Pattern WIDE_DIGIT =
      Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u[0-9a-fA-F]{0,3}[^\\x00-\\x7F]");

  private JsonOracle() {}

  /// {@return what Jackson reads, or empty if it refuses the text}
  ///
  /// It is given characters, because of bytes it guesses the encoding and refuses surrogates in
  /// names. But then it takes any character for a digit after `u` whose lowest byte is one.
  static Optional<String> jackson(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (WIDE_DIGIT.matcher(text).find()) {
        return Optional.empty();
      }
      try (JsonParser parser = FACTORY.createParser(text)) {
        int depth = 0;
        do {
          JsonToken token = parser.nextToken();
          if (token == null) {
            return Optional.empty();
          }
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
          append(parser, token, out);
        } while (depth > 0);
        return parser.nextToken() == null ? Optional.of(out.toString()) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void append(JsonParser parser, JsonToken token, StringBuilder out)
      throws IOException {
    switch (token) {
      case START_OBJECT -> out.append('{');
      case END_OBJECT -> out.append('}');
      case START_ARRAY -> out.append('[');
      case END_ARRAY -> out.append(']');
      case FIELD_NAME -> string(parser.currentName(), out).append(':');
      case VALUE_STRING -> string(parser.getText(), out).append(' ');
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          number(parser.getText(), doubleValue(parser.getText()), out);
      default -> out.append(parser.getText()).append(' ');
    }
  }

  /// Jackson takes `-0` for a whole number, which has no sign.
  private static double doubleValue(String raw) {
    return Double.parseDouble(raw);
  }

  private static void number(String raw, double value, StringBuilder out) {
    out.append(raw).append('=').append(value).append(' ');
  }

  private static StringBuilder string(String text, StringBuilder out) {
    return out.append('"').append(text).append('"').append(text.length());
  }

  static String vitrine(JsonValue value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(JsonValue value, StringBuilder out) {
    switch (value.kind()) {
      case OBJECT -> appendMembers(value, out);
      case ARRAY -> {
        out.append('[');
        for (JsonElements element = value.elements(); element.advance(); ) {
          append(element.value(), out);
        }
        out.append(']');
      }
      case STRING -> {
        String text = value.asText().orElseThrow();
        if (!value.textEquals(text) || value.textEquals(text + "x")) {
          throw new AssertionError(text);
        }
        string(text, out).append(' ');
      }
      case NUMBER -> number(value.toString(), value.asDouble().orElseThrow(), out);
      case BOOLEAN -> out.append(value.asBoolean().orElseThrow()).append(' ');
      case NULL -> out.append("null ");
    }
  }

  private static void appendMembers(JsonValue value, StringBuilder out) {
    out.append('{');
    for (JsonMembers member = value.members(); member.advance(); ) {
      string(member.name(), out).append(':');
      if (!member.nameEquals(member.name())) {
        throw new AssertionError(member.rawName());
      }
      append(member.value(), out);
    }
    out.append('}');
  }
}
