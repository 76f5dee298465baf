// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path folder;

  private String page() throws IOException {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Report.main(new String[] {folder.toString(), "quick", pages.toString(), "abc"});
    try (Stream<Path> files = Files.list(pages)) {
      Path page = files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow();
      return Files.readString(page);
    }
  }

  @Test
  void showsWhatWasMeasuredBesidesTimes() throws IOException {
    Files.writeString(
        folder.resolve("jmh.json"),
        """
        [{"benchmark": "dev.vitrine.bench.CursorBenchmark.lines", "primaryMetric":
          {"score": 2.5, "scoreError": "NaN", "scoreUnit": "us/op"},
          "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.004}}}]
        """);
    Files.writeString(
        folder.resolve("memory.json"),
        """
        {"question": "scan", "contender": "b", "outcome": "OutOfMemoryError", "heap": "60.0 MiB"}
        {"question": "scan", "contender": "a", "nanos": 2000000, "heap": "1.0 MiB"}
        """);
    assertThat(page())
        .contains(
            "| contender | time | ± | ratio | allocated |", "| lines | 2.50 us |  | 1.00 | 0 B |")
        .contains(
            "| a | 2.00 ms |  | 1.00 | 1.0 MiB |  |",
            "| b | – | | | 60.0 MiB | OutOfMemoryError |");
  }

  @Test
  void drawsGrowthAsLines() throws IOException {
    Files.writeString(
        folder.resolve("growth.json"),
        """
        {"command": "vitrine stats", "byteSize": 1048576, "nanos": 300000000, "resident": 52428800}
        {"command": "vitrine stats", "byteSize": 67108864, "nanos": 600000000, "resident": 52428800}
        """);
    assertThat(page()).contains("| vitrine stats | 64.0 MiB | 600.00 ms | 50.0 MiB |");
    try (Stream<Path> files = Files.walk(folder)) {
      Path chart = files.filter(f -> f.endsWith("growth-of-time.svg")).findFirst().orElseThrow();
      assertThat(Files.readString(chart))
          .contains("<polyline points=\"77.5,175.0 550.0,40.0\"", ">vitrine stats</text>");
    }
  }
}
