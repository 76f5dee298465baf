// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.examples.rows.JsonLines;
import dev.vitrine.examples.terminal.OneLine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What `vitrine stats` prints.
///
/// @param summary the numbers
/// @param files what was read
/// @param mechanisms the guarantees under which it was read
/// @param top how many paths and hosts are listed
public record StatsReport(
    AccessSummary summary, List<Path> files, Collection<String> mechanisms, int top) {

  /// Writes the report as one JSON object, in one line.
  public void writeJson(JsonLines out) {
    out.begin();
    out.field("lines", summary.lines()).field("entries", summary.entries());
    out.field("malformed", summary.malformed()).field("bytes", summary.bytes());
    out.begin("status");
    summary.byStatus().forEach(out::field);
    out.end();
    list(out, "topPaths", summary.paths());
    list(out, "topHosts", summary.hosts());
    out.beginList("files");
    files.forEach(file -> out.element(file.toString()));
    out.end();
    out.beginList("guarantee");
    mechanisms.forEach(out::element);
    out.end();
    out.end();
  }

  private void list(JsonLines out, String name, SliceCounts counts) {
    out.beginList(name);
    for (SliceCounts.Entry entry : counts.top(top)) {
      out.begin().field("value", entry.value()).field("count", entry.count()).end();
    }
    out.end();
  }

  /// {@return the report for people}
  public String text() {
    StringBuilder text = new StringBuilder();
    row(text, "lines", summary.lines());
    row(text, "entries", summary.entries());
    row(text, "malformed", summary.malformed());
    row(text, "bytes", summary.bytes());
    text.append("\nstatus\n");
    summary.byStatus().forEach((status, count) -> row(text, "  " + status, count));
    section(text, "paths", summary.paths());
    section(text, "hosts", summary.hosts());
    if (!mechanisms.isEmpty()) {
      text.append("\nread in windows: ").append(String.join(", ", mechanisms));
    }
    return text.toString().stripTrailing();
  }

  private void section(StringBuilder text, String title, SliceCounts counts) {
    text.append('\n').append(title).append('\n');
    for (SliceCounts.Entry entry : counts.top(top)) {
      text.append(
          String.format(Locale.ROOT, "%14d  %s%n", entry.count(), OneLine.of(entry.value())));
    }
  }

  private static void row(StringBuilder text, String name, long value) {
    text.append(String.format(Locale.ROOT, "%-11s%,20d%n", name, value));
  }
}
