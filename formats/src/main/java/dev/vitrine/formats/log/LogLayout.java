// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/// What a line of an access log is made of, compiled from the string that tells the server: the
/// `LogFormat` of Apache httpd, or the `log_format` of nginx.
///
/// ```text
/// %h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %D
/// $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent $request_time
/// ```
///
/// A string with a `$` and a name is one of nginx. `\"` is a quote, `\t` a tab, `%%` a per cent
/// sign. A field ends where the text that follows it in the layout occurs first, at the end of the
/// line if there is none, and, between quotes, at the first quote that has no backslash before it.
/// So two fields must have text between them, unless the first is a time of fixed length; a layout
/// such as `%U%q` is refused.
///
/// Immutable and safe for use by many threads.
public final class LogLayout {

  private final String source;
  private final List<byte[]> texts;
  private final List<LogField> fields;

  LogLayout(String source, List<String> texts, List<LogField> fields) {
    this.source = source;
    this.texts = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
    this.fields = List.copyOf(fields);
  }

  /// {@return the layout that a string describes}
  ///
  /// @param format as in the configuration of the server, without the quotes around it
  /// @throws IllegalArgumentException if it has an unknown directive, no field, or two fields
  ///   without text between them; the message says where
  public static LogLayout of(String format) {
    return new LayoutCompiler(format).compile();
  }

  /// {@return the format of logs of this layout; malformed lines are counted}
  public LayoutFormat format() {
    return new LayoutFormat(this, false);
  }

  /// {@return the fields, in the order of the line}
  public List<LogField> fields() {
    return fields;
  }

  /// {@return a field, the key for its values; the first, if it occurs several times}
  ///
  /// @param directive as the layout writes it, such as `%>s` or `$status`
  public Optional<LogField> field(String directive) {
    return fields.stream().filter(field -> field.directive().equals(directive)).findFirst();
  }

  /// {@return the text before a field, or after the last one}
  byte[] text(int index) {
    return texts.get(index);
  }

  /// {@return whether a field stands between quotes}
  boolean isQuoted(int index) {
    byte[] before = texts.get(index);
    byte[] after = texts.get(index + 1);
    return before.length > 0
        && before[before.length - 1] == '"'
        && after.length > 0
        && after[0] == '"';
  }

  /// {@return the string it was compiled from}
  @Override
  public String toString() {
    return source;
  }
}
