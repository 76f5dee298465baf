// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// What one contender reached.
///
/// @param question what was asked, and of which data: the scores of one question are compared
/// @param contender who
/// @param nanos the time of one answer
/// @param error half of the interval that holds the mean with 99.9 % probability, in the same unit;
///   0 if it is not known
record Score(String question, String contender, double nanos, double error) {

  /// {@return the scores in what JMH writes with `-rf json`}
  static List<Score> readJmh(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    for (JsonNode run : new JsonMapper().readTree(file.toFile())) {
      String[] name = run.get("benchmark").asText().split("\\.");
      JsonNode metric = run.get("primaryMetric");
      double score = metric.get("score").asDouble();
      double error = metric.get("scoreError").asDouble(0); // "NaN" after a single iteration
      String unit = metric.get("scoreUnit").asText();
      double nanos = unit.startsWith("ops/") ? nanosOf(unit, 4) / score : score * nanosOf(unit, 0);
      String question = name[name.length - 2].replace("Benchmark", "") + parameters(run);
      scores.add(new Score(question, name[name.length - 1], nanos, nanos * error / score));
    }
    return scores;
  }

  private static String parameters(JsonNode run) {
    StringJoiner text = new StringJoiner(", ", ": ", "").setEmptyValue("");
    if (run.has("params")) {
      run.get("params")
          .properties()
          .forEach(e -> text.add(e.getKey() + " " + e.getValue().asText()));
    }
    return text.toString();
  }

  /// {@return the nanoseconds of the unit that follows or precedes the slash}
  private static double nanosOf(String unit, int at) {
    String time = at == 0 ? unit.substring(0, unit.indexOf('/')) : unit.substring(at);
    return switch (time) {
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "us" -> 1e3;
      case "ns" -> 1;
      default -> throw new IllegalArgumentException("unknown unit of time: " + unit);
    };
  }

  /// {@return the scores of contenders in C++: lines of `Question.contender[.DATA] bytes nanos`}
  static List<Score> readCpp(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ");
      String[] name = words[0].split("\\.");
      String data = name.length > 2 ? " " + name[2] : "";
      String question = "%s in C++:%s, %s bytes".formatted(name[0], data, words[1]);
      scores.add(new Score(question, name[1], Double.parseDouble(words[2]), 0));
    }
    return scores;
  }

  /// {@return the medians of whole processes: lines of `question|contender|seconds|MiB`}
  static List<Score> readProcesses(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (int i = 0; i + 2 < lines.size(); i += 3) {
      List<String[]> runs = new ArrayList<>();
      lines.subList(i, i + 3).forEach(line -> runs.add(line.split("\\|")));
      runs.sort((a, b) -> Double.compare(Double.parseDouble(a[2]), Double.parseDouble(b[2])));
      String[] median = runs.get(1);
      String contender = String.format(Locale.ROOT, "%s, %s MiB resident", median[1], median[3]);
      scores.add(new Score(median[0], contender, Double.parseDouble(median[2]) * 1e9, 0));
    }
    return scores;
  }
}
