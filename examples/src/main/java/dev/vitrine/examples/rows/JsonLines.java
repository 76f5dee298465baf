// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.text.Utf8Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Writes JSON values (RFC 8259), one line each (NDJSON).
///
/// ```java
/// out.begin().field("host", entry.host()).field("status", entry.status()).end();
/// ```
///
/// For one thread at a time.
public final class JsonLines {

  /// How much of a line is kept back, in characters. What fails while it is being made, most likely
  /// for want of memory, then leaves no half of a line; longer lines need no more memory.
  private static final int KEPT_SIZE = 1 << 12;

  private final PrintWriter out;
  private final Consumer<String> malformed;

  /// The end of the line, which has not been written yet.
  private final StringBuilder kept = new StringBuilder(KEPT_SIZE);

  private boolean begun;

  /// The brackets that close what is open, innermost last.
  private final StringBuilder open = new StringBuilder();

  private boolean first = true;

  /// Makes a writer.
  ///
  /// @param out where the lines go
  /// @param malformed who is told of data that cannot be shown
  public JsonLines(PrintWriter out, Consumer<String> malformed) {
    this.out = out;
    this.malformed = malformed;
  }

  /// Says why a record is not among the lines.
  ///
  /// @param message in the form `what: fault at byte N (found X, allowed Y) [file]`
  public void malformed(String message) {
    malformed.accept(message);
  }

  /// Begins an object: a line, or an element of a list.
  public JsonLines begin() {
    separate();
    return open('{', '}');
  }

  /// Begins a list: a line, or an element of a list.
  public JsonLines beginList() {
    separate();
    return open('[', ']');
  }

  /// Begins an object that is a member of this one.
  public JsonLines begin(String name) {
    name(name);
    return open('{', '}');
  }

  /// Begins a list that is a member of this object.
  public JsonLines beginList(String name) {
    name(name);
    return open('[', ']');
  }

  /// Ends the innermost object or list; the outermost ends its line.
  public JsonLines end() {
    int last = open.length() - 1;
    append(open.substring(last));
    open.setLength(last);
    first = false;
    endLine();
    return this;
  }

  public JsonLines field(String name, String value) {
    name(name);
    return string(value);
  }

  public JsonLines field(String name, Utf8Slice value) {
    return field(name, value.toString());
  }

  public JsonLines field(String name, long value) {
    name(name);
    append(String.valueOf(value));
    return this;
  }

  /// Writes 64 bits as a number without sign.
  public JsonLines unsignedField(String name, long value) {
    name(name);
    append(Long.toUnsignedString(value));
    return this;
  }

  /// Writes a number; `null` if JSON has no such number.
  public JsonLines field(String name, double value) {
    name(name);
    append(Double.isFinite(value) ? Double.toString(value) : "null");
    return this;
  }

  public JsonLines field(String name, boolean value) {
    name(name);
    append(String.valueOf(value));
    return this;
  }

  public JsonLines nullField(String name) {
    name(name);
    append("null");
    return this;
  }

  /// Writes a member that is JSON text already.
  public JsonLines raw(String name, Utf8Slice json) {
    name(name);
    append(json.toString());
    return this;
  }

  /// Writes a string: a line, or an element of a list.
  public JsonLines element(String value) {
    separate();
    string(value);
    endLine();
    return this;
  }

  /// Writes JSON text that somebody else makes: a line, or an element of a list.
  ///
  /// @param json writes a value without line ends
  public JsonLines rawElement(RawJson json) throws IOException {
    separate();
    flush(); // that text may be of any size
    json.appendTo(out);
    endLine();
    return this;
  }

  /// Something that is JSON text.
  @FunctionalInterface
  public interface RawJson {

    /// Appends the text.
    void appendTo(Appendable out) throws IOException;
  }

  private JsonLines open(char opening, char closing) {
    append(String.valueOf(opening));
    open.append(closing);
    first = true;
    return this;
  }

  private void name(String name) {
    separate();
    string(name);
    append(":");
  }

  private void separate() {
    if (!first) {
      append(",");
    }
    first = false;
  }

  private void endLine() {
    if (open.isEmpty()) {
      append("\n");
      out.append(kept);
      clear();
    }
  }

  private JsonLines string(String text) {
    append("\"");
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == 0x7F) {
        append(text, done, i);
        escape(c);
        done = i + 1;
      }
    }
    append(text, done, text.length());
    append("\"");
    return this;
  }

  private void escape(char c) {
    if (c == '"' || c == '\\') {
      append("\\" + c);
    } else {
      append("\\u00" + HexFormat.of().toHexDigits((byte) c));
    }
  }

  private void append(String text) {
    append(text, 0, text.length());
  }

  private void append(String text, int from, int to) {
    if (kept.length() + (to - from) > KEPT_SIZE) {
      flush();
      out.append(text, from, to);
    } else {
      kept.append(text, from, to);
    }
  }

  private void flush() {
    out.append(kept);
    kept.setLength(0);
    begun = true;
  }

  private void clear() {
    kept.setLength(0);
    open.setLength(0);
    begun = false;
    first = true;
  }

  /// Gives up a line that could not be finished. Nothing of it is written, unless it is long.
  public void abandon() {
    if (begun) {
      out.append('\n');
    }
    clear();
  }
}
