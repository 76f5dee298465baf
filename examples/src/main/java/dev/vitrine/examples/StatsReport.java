// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `vitrine stats` prints.
///
/// @param summary the numbers
/// @param files what was read
/// @param mechanisms the guarantees under which it was read
/// @param top how many paths and hosts are listed
record StatsReport(
    AccessSummary summary, List<Path> files, Collection<String> mechanisms, int top) {

  /// {@return the report as one JSON object, in one line}
  String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("lines", summary.lines());
    object.put("entries", summary.entries());
    object.put("malformed", summary.malformed());
    object.put("bytes", summary.bytes());
    object.put("status", summary.byStatus());
    object.put("topPaths", jsonEntries(summary.paths()));
    object.put("topHosts", jsonEntries(summary.hosts()));
    object.put("files", files.stream().map(Path::toString).toList());
    object.put("guarantee", List.copyOf(mechanisms));
    return Json.of(object);
  }

  private List<Map<String, Object>> jsonEntries(SliceCounts counts) {
    return counts.top(top).stream().map(StatsReport::jsonEntry).toList();
  }

  private static Map<String, Object> jsonEntry(SliceCounts.Entry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("value", entry.value());
    object.put("count", entry.count());
    return object;
  }

  /// {@return the report for people}
  String text() {
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
