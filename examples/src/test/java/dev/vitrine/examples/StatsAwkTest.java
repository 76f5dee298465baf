// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.stats.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vitrine stats` and awk, of the same file.
class StatsAwkTest {

  private static final int TOP = 25;

  private static final String PROGRAM = "src/test/resources/stats.awk";

  @TempDir private Path folder;

  @Test
  void agreeOnARealLog() throws IOException, InterruptedException {
    Path log = TestData.folder().resolve("logs/elastic_apache_logs");
    assumeTrue(Files.isReadable(log), "no test data: " + log);
    checkAgreement(log);
  }

  @Test
  void agreeOnTheSampleLog() throws IOException, InterruptedException {
    checkAgreement(SampleLog.create(folder));
  }

  private void checkAgreement(Path log) throws IOException, InterruptedException {
    Map<String, Object> json =
        JsonReader.object(Cli.run("stats", "--json", "--top", TOP, log).out());
    json.remove("files");
    json.remove("guarantee");
    assertThat(json).isEqualTo(awk(log));
  }

  private Map<String, Object> awk(Path log) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("awk", "-f", PROGRAM, log.toString());
    builder.environment().put("LC_ALL", "C");
    Cli awk;
    try {
      awk = Child.run(builder, folder);
    } catch (IOException e) {
      assumeTrue(false, "no awk: " + e.getMessage());
      throw e;
    }
    assertThat(awk.err()).isEmpty();
    Map<String, Object> numbers = new TreeMap<>();
    Map<String, Object> status = new TreeMap<>();
    Map<String, List<Map<String, Object>>> tops = new TreeMap<>();
    for (String line : awk.outLines()) {
      String[] words = line.split(" ", 3);
      long count = Long.parseLong(words[1]);
      switch (words[0]) {
        case "status" -> status.put(words[2], count);
        case "topPaths", "topHosts" ->
            tops.computeIfAbsent(words[0], key -> new ArrayList<>())
                .add(Map.of("value", words[2], "count", count));
        default -> numbers.put(words[0], count);
      }
    }
    numbers.put("status", status);
    tops.forEach((key, entries) -> numbers.put(key, top(entries)));
    return numbers;
  }

  private static List<Map<String, Object>> top(List<Map<String, Object>> entries) {
    return entries.stream()
        .sorted(
            Comparator.<Map<String, Object>>comparingLong(entry -> -(long) entry.get("count"))
                .thenComparing(entry -> entry.get("value").toString()))
        .limit(TOP)
        .toList();
  }
}
