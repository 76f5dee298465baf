// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.json.Json;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.logfmt.Logfmt;
import dev.vitrine.formats.syslog.Syslog;
import dev.vitrine.formats.syslog.SyslogFormat;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.Text;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.formats.w3c.W3cLog;
import java.util.ArrayList;
import java.util.Map;

/// The formats by the names that the command line knows: the one place to register one.
///
/// Except those that are made of options: [FormatOption].
public final class Formats {

  private static final Map<String, NamedFormat<?>> BY_NAME =
      Map.ofEntries(
          Map.entry("ascii", NamedFormat.of(Text.ascii(), Formats::wholeText)),
          Map.entry(
              "combined",
              new NamedFormat<>(
                  AccessLog.combined().failingOnMalformed(),
                  AccessLog.combined(),
                  new AccessRows(true))),
          Map.entry(
              "common",
              new NamedFormat<>(
                  AccessLog.common().failingOnMalformed(),
                  AccessLog.common(),
                  new AccessRows(false))),
          Map.entry(
              "logfmt",
              new NamedFormat<>(
                  Logfmt.format().failingOnMalformed(), Logfmt.format(), new LogfmtRows())),
          Map.entry("rfc3164", syslog(Syslog.rfc3164())),
          Map.entry("rfc5424", syslog(Syslog.rfc5424())),
          Map.entry("rfc6587", syslog(Syslog.auto().framed())),
          Map.entry("syslog", syslog(Syslog.auto())),
          Map.entry(
              "w3c",
              new NamedFormat<>(
                  W3cLog.format().failingOnMalformed(), W3cLog.format(), new W3cRows())),
          Map.entry("json", NamedFormat.of(Json.document(), JsonText::document)),
          Map.entry(
              "jsonl",
              new NamedFormat<>(Json.lines().failingOnMalformed(), Json.lines(), JsonText::lines)),
          Map.entry("lines", NamedFormat.of(Lines.utf8(), Formats::lines)),
          Map.entry("utf8", NamedFormat.of(Text.utf8(), Formats::wholeText)));

  private Formats() {}

  /// {@return the format of that name}
  ///
  /// @throws IllegalArgumentException if there is none
  public static NamedFormat<?> byName(String name) {
    NamedFormat<?> format = BY_NAME.get(name);
    return format != null ? format : Framings.bare(name).orElseThrow(() -> unknown(name));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "unknown format (found %s, allowed %s)".formatted(name, String.join(", ", new Names())));
  }

  private static NamedFormat<Syslog> syslog(SyslogFormat format) {
    return new NamedFormat<>(format.failingOnMalformed(), format, new SyslogRows());
  }

  private static void wholeText(Piece<Utf8Slice> piece, JsonLines out) {
    out.begin();
    out.field("byteOffset", piece.byteOffset()).field("text", piece.value());
    out.end();
  }

  private static void lines(Piece<Lines> piece, JsonLines out) {
    for (LineCursor line = piece.value().cursor(); line.advance(); ) {
      out.begin();
      out.field("line", piece.firstRecord() + line.index() + 1);
      out.field("byteOffset", piece.byteOffset() + line.byteOffset());
      out.field("text", line.text());
      out.end();
    }
  }

  /// The names, for the help text.
  public static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    public Names() {
      super(BY_NAME.keySet());
      addAll(FormatOption.NAMES);
      addAll(Framings.NAMES);
      sort(null);
    }
  }
}
