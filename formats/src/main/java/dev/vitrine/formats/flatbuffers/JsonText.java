// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.io.IOException;

/// Puts pieces of JSON into a text.
final class JsonText {

  private final Appendable target;

  JsonText(Appendable target) {
    this.target = target;
  }

  JsonText raw(String text) throws IOException {
    target.append(text);
    return this;
  }

  /// Writes a string; controls, quotes and backslashes escaped (RFC 8259, section 7).
  JsonText string(String text) throws IOException {
    target.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == 0x7F) {
        target.append(text, done, i).append(escape(c));
        done = i + 1;
      }
    }
    target.append(text, done, text.length()).append('"');
    return this;
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted((int) c);
    };
  }
}
