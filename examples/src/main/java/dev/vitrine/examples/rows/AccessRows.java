// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.AccessLogCursor;
import dev.vitrine.formats.text.Utf8Slice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The entries of an access log. What the log has as `-` is `null`.
final class AccessRows implements JsonRows<AccessLog> {

  private final boolean combined;

  /// Makes the rows of one of the two formats.
  AccessRows(boolean combined) {
    this.combined = combined;
  }

  @Override
  public void write(Piece<AccessLog> piece, JsonLines out) {
    AccessLog log = piece.value();
    for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
      write(entry, out);
    }
    piece.reportMalformed(log, out);
  }

  private void write(AccessLogCursor entry, JsonLines out) {
    out.begin();
    text(out, "host", entry.host());
    text(out, "ident", entry.ident());
    text(out, "user", entry.user());
    out.field("time", time(entry));
    text(out, "request", entry.request());
    if (entry.hasTarget()) {
      text(out, "method", entry.method());
      text(out, "target", entry.target());
      text(out, "protocol", entry.protocol());
    }
    out.field("status", entry.status());
    if (entry.hasResponseBytes()) {
      out.field("responseBytes", entry.responseBytes());
    } else {
      out.nullField("responseBytes");
    }
    if (combined) {
      text(out, "referrer", entry.referrer());
      text(out, "userAgent", entry.userAgent());
    }
    out.end();
  }

  private static String time(AccessLogCursor entry) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(entry.zoneOffsetSeconds());
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.ofEpochSecond(entry.epochSecond()).atOffset(zone));
  }

  private static void text(JsonLines out, String name, Utf8Slice value) {
    if (value.isEmpty() || value.contentEquals("-")) {
      out.nullField(name);
    } else {
      out.field(name, AccessLog.unescape(value));
    }
  }
}
