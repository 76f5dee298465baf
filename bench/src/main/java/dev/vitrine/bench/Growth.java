// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Question: how do time and memory grow with the size of the data? Of whole processes, as tables
/// and lines.
///
/// @param byteSize the size of the data
/// @param nanos the time of the whole process
/// @param resident how much memory it had at most, in bytes
record Growth(double byteSize, double nanos, double resident) {

  /// {@return the section of a page; empty if nothing was measured}
  ///
  /// @param runs objects of command, byteSize, nanos, resident
  /// @param charts the folder for the charts
  static String section(List<JsonNode> runs, Path charts) throws IOException {
    if (runs.isEmpty()) {
      return "";
    }
    Map<String, List<Growth>> commands = new TreeMap<>();
    StringBuilder text = new StringBuilder("\n## growth: whole processes\n\n");
    text.append("| command | size | time | resident |\n|---|---|---|---|\n");
    for (JsonNode run : runs) {
      Growth growth =
          new Growth(
              run.get("byteSize").asDouble(),
              run.get("nanos").asDouble(),
              run.get("resident").asDouble());
      String command = run.get("command").asText();
      commands.computeIfAbsent(command, c -> new ArrayList<>()).add(growth);
      text.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  command,
                  Report.bytes(growth.byteSize),
                  Report.time(growth.nanos),
                  Report.bytes(growth.resident)));
    }
    text.append(chart("growth of time", "s", 1e9, true, commands, charts));
    return text.append(chart("growth of memory", "MiB", 1 << 20, false, commands, charts))
        .toString();
  }

  private static String chart(
      String title,
      String unit,
      double scale,
      boolean time,
      Map<String, List<Growth>> commands,
      Path charts)
      throws IOException {
    Map<String, List<LineChart.Point>> lines = new TreeMap<>();
    commands.forEach((command, points) ->
        lines.put(
            command,
            points.stream()
                .map(p ->
                    new LineChart.Point(
                        p.byteSize / (1 << 20), (time ? p.nanos : p.resident) / scale))
                .toList()));
    String file = Report.fileName(title);
    Files.writeString(charts.resolve(file), LineChart.svg(title, "MiB", unit, lines));
    return "\n![%s](%s/%s)\n".formatted(title, charts.getFileName(), file);
  }
}
