// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.LayoutCursor;
import dev.vitrine.formats.log.LayoutLog;
import dev.vitrine.formats.log.LogField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The entries of an access log of some layout: one member for each field, by its directive. What
/// the log has as `-` is `null`.
final class LayoutRows implements JsonRows<LayoutLog> {

  @Override
  public void write(Piece<LayoutLog> piece, JsonLines out) {
    LayoutLog log = piece.value();
    for (LayoutCursor entry = log.cursor(); entry.advance(); ) {
      out.begin();
      for (LogField field : log.layout().fields()) {
        write(entry, field, out);
      }
      out.end();
    }
    piece.reportMalformed(log, out);
  }

  private static void write(LayoutCursor entry, LogField field, JsonLines out) {
    String name = field.directive();
    if (!entry.has(field)) {
      out.nullField(name);
      return;
    }
    switch (field.type()) {
      case TEXT, REQUEST -> out.field(name, AccessLog.unescape(entry.value(field)));
      case STATUS, INTEGER -> out.field(name, entry.integer(field));
      case DECIMAL -> W3cRows.decimal(name, entry.value(field).toString(), out);
      case TIME -> out.field(name, time(entry, field));
      case ISO_TIME -> out.field(name, entry.value(field));
    }
  }

  private static String time(LayoutCursor entry, LogField field) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(entry.zoneOffsetSeconds(field));
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.ofEpochSecond(entry.epochSecond(field)).atOffset(zone));
  }
}
