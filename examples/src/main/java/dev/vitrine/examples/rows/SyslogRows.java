// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.syslog.Syslog;
import dev.vitrine.formats.syslog.SyslogCursor;
import dev.vitrine.formats.syslog.SyslogTime;
import dev.vitrine.formats.text.Utf8Slice;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The messages of syslog. What a message does not say is `null`; a time without year is written as
/// `--10-11T22:14:15`, the form of ISO 8601:2000.
final class SyslogRows implements JsonRows<Syslog> {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  @Override
  public void write(Piece<Syslog> piece, JsonLines out) {
    Syslog log = piece.value();
    for (SyslogCursor message = log.cursor(); message.advance(); ) {
      write(message, out);
    }
    piece.reportMalformed(log, out);
  }

  private static void write(SyslogCursor message, JsonLines out) {
    out.begin();
    out.field("protocol", code(message.protocol()).replace("_", ""));
    if (message.hasPriority()) {
      out.field("facility", code(message.facility())).field("severity", code(message.severity()));
    } else {
      out.nullField("facility").nullField("severity");
    }
    time(message.time(), out);
    text("hostname", message.hostname(), out);
    text("appName", message.appName(), out);
    text("procId", message.procId(), out);
    text("msgId", message.msgId(), out);
    structuredData(message, out);
    out.field("message", message.message()).end();
  }

  private static void time(SyslogTime time, JsonLines out) {
    switch (time) {
      case SyslogTime.Absent() -> out.nullField("time");
      case SyslogTime.WithoutYear(MonthDay day, LocalTime clock) ->
          out.field("time", day + "T" + CLOCK.format(clock));
      case SyslogTime.Exact(java.time.OffsetDateTime exact) ->
          out.field("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(exact));
    }
  }

  private static void structuredData(SyslogCursor message, JsonLines out) {
    if (message.structuredData().isEmpty()) {
      out.nullField("structuredData");
      return;
    }
    out.begin("structuredData");
    while (message.advanceElement()) {
      out.begin(message.elementId().toString());
      while (message.advanceParam()) {
        out.field(message.paramName().toString(), message.paramText());
      }
      out.end();
    }
    out.end();
  }

  private static void text(String name, Utf8Slice value, JsonLines out) {
    if (value.isEmpty()) {
      out.nullField(name);
    } else {
      out.field(name, value);
    }
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
