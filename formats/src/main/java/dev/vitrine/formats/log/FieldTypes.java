// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import java.util.Map;
import java.util.Optional;

/// The fields that the two servers know, and what their values are.
final class FieldTypes {

  /// Apache httpd 2.4, mod_log_config, "Custom Log Formats", and mod_logio (`I`, `O`, `S`).
  private static final String APACHE_TEXT = "aACefhHilLmnoqRuUvVX";

  private static final Map<Character, LogField.Type> APACHE =
      Map.ofEntries(
          Map.entry('B', LogField.Type.INTEGER),
          Map.entry('b', LogField.Type.INTEGER),
          Map.entry('D', LogField.Type.INTEGER),
          Map.entry('k', LogField.Type.INTEGER),
          Map.entry('p', LogField.Type.INTEGER),
          Map.entry('P', LogField.Type.INTEGER),
          Map.entry('T', LogField.Type.INTEGER),
          Map.entry('I', LogField.Type.INTEGER),
          Map.entry('O', LogField.Type.INTEGER),
          Map.entry('S', LogField.Type.INTEGER),
          Map.entry('r', LogField.Type.REQUEST),
          Map.entry('s', LogField.Type.STATUS),
          Map.entry('t', LogField.Type.TIME));

  /// nginx, ngx_http_log_module and ngx_http_core_module, "Embedded Variables". Times of upstreams
  /// are lists, hence text.
  private static final Map<String, LogField.Type> NGINX =
      Map.ofEntries(
          Map.entry("body_bytes_sent", LogField.Type.INTEGER),
          Map.entry("bytes_sent", LogField.Type.INTEGER),
          Map.entry("connection", LogField.Type.INTEGER),
          Map.entry("connection_requests", LogField.Type.INTEGER),
          Map.entry("msec", LogField.Type.DECIMAL),
          Map.entry("pid", LogField.Type.INTEGER),
          Map.entry("remote_port", LogField.Type.INTEGER),
          Map.entry("request", LogField.Type.REQUEST),
          Map.entry("request_length", LogField.Type.INTEGER),
          Map.entry("request_time", LogField.Type.DECIMAL),
          Map.entry("server_port", LogField.Type.INTEGER),
          Map.entry("status", LogField.Type.STATUS),
          Map.entry("time_iso8601", LogField.Type.ISO_TIME),
          Map.entry("time_local", LogField.Type.TIME));

  private FieldTypes() {}

  /// {@return the type of a directive of httpd, empty if there is none of that letter}
  ///
  /// @param argument whether it has an argument in braces, which for times, processes and the like
  ///   chooses another form
  static Optional<LogField.Type> apache(char letter, boolean argument) {
    if (APACHE_TEXT.indexOf(letter) >= 0) {
      return Optional.of(LogField.Type.TEXT);
    }
    Optional<LogField.Type> type = Optional.ofNullable(APACHE.get(letter));
    boolean isNumberOfAnyUnit = letter == 'T' || letter == 'p';
    return argument && !isNumberOfAnyUnit ? type.map(known -> LogField.Type.TEXT) : type;
  }

  /// {@return the type of a variable of nginx: any name may be one}
  static LogField.Type nginx(String name) {
    return NGINX.getOrDefault(name, LogField.Type.TEXT);
  }
}
