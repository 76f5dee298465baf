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
import java.util.Map;
import java.util.StringJoiner;

/// What one contender reached.
///
/// @param question what was asked, and of which data: the scores of one question are compared
/// @param contender who
/// @param nanos the time of one answer
/// @param error half of the interval that holds the mean with 99.9 % probability, in the same unit;
///   0 if it is not known
record Score(String question, String contender, double nanos, double error) {

  private static final String READER = "reader";

  /// {@return the scores in what JMH writes with `-rf json`}
  ///
  /// The methods of a benchmark are contenders, unless it has a parameter [#READER]: then its
  /// values are, and each method is a question.
  static List<Score> readJmh(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    for (JsonNode run : new JsonMapper().readTree(file.toFile())) {
      String name = run.get("benchmark").asText();
      String method = name.substring(name.lastIndexOf('.') + 1);
      String type = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      String question = type.substring(0, type.indexOf('.')).replace("Benchmark", "");
      String reader = run.path("params").path(READER).asText("");
      JsonNode metric = run.get("primaryMetric");
      double score = metric.get("score").asDouble();
      double error = metric.get("scoreError").asDouble(0); // "NaN" after a single iteration
      String unit = metric.get("scoreUnit").asText();
      double nanos = unit.startsWith("ops/") ? nanosOf(unit, 4) / score : score * nanosOf(unit, 0);
      scores.add(
          new Score(
              question + (reader.isEmpty() ? "" : ", " + method) + parameters(run),
              reader.isEmpty() ? method : reader,
              nanos,
              nanos * error / score));
    }
    return scores;
  }

  private static String parameters(JsonNode run) {
    StringJoiner text = new StringJoiner(", ", ": ", "").setEmptyValue("");
    for (Map.Entry<String, JsonNode> parameter : run.path("params").properties()) {
      if (!parameter.getKey().equals(READER)) {
        text.add(parameter.getKey() + " " + parameter.getValue().asText());
      }
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

  /// {@return the medians of other programs: objects of question, contender and nanos, one a line}
  static List<Score> readLines(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        JsonNode run = new JsonMapper().readTree(line);
        String question = run.get("question").asText();
        scores.add(
            new Score(question, run.get("contender").asText(), run.get("nanos").asDouble(), 0));
      }
    }
    return scores;
  }
}
