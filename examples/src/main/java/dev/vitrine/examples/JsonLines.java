// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.formats.text.Utf8Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// Writes JSON values (RFC 8259), one line each (NDJSON).
///
/// ```java
/// out.begin().field("host", entry.host()).field("status", entry.status()).end();
/// ```
///
/// For one thread at a time.
final class JsonLines {

  private final PrintWriter out;
  private final Consumer<String> malformed;

  /// The brackets that close what is open, innermost last.
  private final StringBuilder open = new StringBuilder();

  private boolean first = true;

  /// Makes a writer.
  ///
  /// @param out where the lines go
  /// @param malformed who is told of data that cannot be shown
  JsonLines(PrintWriter out, Consumer<String> malformed) {
    this.out = out;
    this.malformed = malformed;
  }

  /// Says why a record is not among the lines.
  ///
  /// @param message in the form `what: fault at byte N (found X, allowed Y) [file]`
  void malformed(String message) {
    malformed.accept(message);
  }

  /// Begins an object: a line, or an element of a list.
  JsonLines begin() {
    separate();
    return open('{', '}');
  }

  /// Begins a list: a line, or an element of a list.
  JsonLines beginList() {
    separate();
    return open('[', ']');
  }

  /// Begins an object that is a member of this one.
  JsonLines begin(String name) {
    name(name);
    return open('{', '}');
  }

  /// Begins a list that is a member of this object.
  JsonLines beginList(String name) {
    name(name);
    return open('[', ']');
  }

  /// Ends the innermost object or list; the outermost ends its line.
  JsonLines end() {
    int last = open.length() - 1;
    out.append(open.charAt(last));
    open.setLength(last);
    first = false;
    endLine();
    return this;
  }

  JsonLines field(String name, String value) {
    name(name);
    return string(value);
  }

  JsonLines field(String name, Utf8Slice value) {
    return field(name, value.toString());
  }

  JsonLines field(String name, long value) {
    name(name);
    out.print(value);
    return this;
  }

  /// Writes 64 bits as a number without sign.
  JsonLines unsignedField(String name, long value) {
    name(name);
    out.print(Long.toUnsignedString(value));
    return this;
  }

  /// Writes a number; `null` if JSON has no such number.
  JsonLines field(String name, double value) {
    name(name);
    out.print(Double.isFinite(value) ? Double.toString(value) : "null");
    return this;
  }

  JsonLines field(String name, boolean value) {
    name(name);
    out.print(value);
    return this;
  }

  JsonLines nullField(String name) {
    name(name);
    out.print("null");
    return this;
  }

  /// Writes a member that is JSON text already.
  JsonLines raw(String name, Utf8Slice json) {
    name(name);
    out.print(json);
    return this;
  }

  /// Writes a string: a line, or an element of a list.
  JsonLines element(String value) {
    separate();
    string(value);
    endLine();
    return this;
  }

  /// Writes JSON text that somebody else makes: a line, or an element of a list.
  ///
  /// @param json writes a value without line ends
  JsonLines rawElement(RawJson json) throws IOException {
    separate();
    json.appendTo(out);
    endLine();
    return this;
  }

  /// Something that is JSON text.
  @FunctionalInterface
  interface RawJson {

    /// Appends the text.
    void appendTo(Appendable out) throws IOException;
  }

  private JsonLines open(char opening, char closing) {
    out.append(opening);
    open.append(closing);
    first = true;
    return this;
  }

  private void name(String name) {
    separate();
    string(name);
    out.append(':');
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void endLine() {
    if (open.isEmpty()) {
      out.println();
      first = true;
    }
  }

  private JsonLines string(String text) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == 0x7F) {
        out.append(text, done, i);
        escape(c);
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
    return this;
  }

  private void escape(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else {
      out.append("\\u00").append(Character.forDigit(c >> 4, 16));
      out.append(Character.forDigit(c & 0xF, 16));
    }
  }
}
