// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.RecordFormat;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.AccessLogCursor;
import dev.vitrine.formats.log.LayoutLog;
import dev.vitrine.formats.log.LogLayout;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.w3c.W3cCursor;
import dev.vitrine.formats.w3c.W3cLog;
import java.util.function.BiConsumer;

/// A log that `vitrine stats` can summarise.
///
/// @param <T> its view
/// @param format what the files are
/// @param counter adds the entries of one piece to a summary
public record StatsSource<T extends Entries<?>>(
    RecordFormat<T> format, BiConsumer<T, AccessSummary> counter) {

  public static StatsSource<AccessLog> combined() {
    return new StatsSource<>(AccessLog.combined(), StatsSource::countAccess);
  }

  public static StatsSource<AccessLog> common() {
    return new StatsSource<>(AccessLog.common(), StatsSource::countAccess);
  }

  /// The fields are `c-ip`, `cs-uri-stem` and `cs-uri-query` or `cs-uri`, `sc-status`, and
  /// `sc-bytes` or `bytes`; what a log has not is not counted.
  public static StatsSource<W3cLog> extended() {
    return new StatsSource<>(W3cLog.format(), StatsSource::countExtended);
  }

  /// An access log of the layout that a string describes.
  public static StatsSource<LayoutLog> layout(LogLayout layout) {
    LayoutSummary fields = LayoutSummary.of(layout);
    return new StatsSource<>(layout.format(), fields::count);
  }

  private static void countAccess(AccessLog log, AccessSummary summary) {
    for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
      summary.addBytes(entry.responseBytes());
      summary.addStatus(entry.status());
      summary.hosts().add(entry.host());
      if (entry.hasTarget()) {
        summary.paths().add(entry.target());
      }
    }
  }

  private static void countExtended(W3cLog log, AccessSummary summary) {
    for (W3cCursor entry = log.cursor(); entry.advance(); ) {
      summary.addBytes(entry.integer(first(entry, "sc-bytes", "bytes")));
      int status = entry.indexOf("sc-status");
      if (entry.has(status)) {
        summary.addStatus(entry.integer(status));
      }
      int host = first(entry, "c-ip", "c-dns");
      if (entry.has(host)) {
        summary.hosts().add(entry.value(host));
      }
      int path = first(entry, "cs-uri-stem", "cs-uri");
      if (entry.has(path)) {
        summary.paths().add(entry.value(path), entry.value(entry.indexOf("cs-uri-query")));
      }
    }
  }

  private static int first(W3cCursor entry, String name, String other) {
    int index = entry.indexOf(name);
    return index >= 0 ? index : entry.indexOf(other);
  }
}
