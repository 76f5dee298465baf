// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// What one contender reached.
///
/// @param question what was asked, and of which data: the scores of one question are compared
/// @param contender who
/// @param nanos the time of one answer; not a number if there was none
/// @param error half of the interval that holds the mean with 99.9 % probability, in the same unit;
///   0 if it is not known
/// @param columns what else was measured, by the name of its column
record Score(
    String question, String contender, double nanos, double error, Map<String, String> columns) {

  private static final String READER = "reader";
  private static final Set<String> KNOWN = Set.of("question", "contender", "nanos");

  /// {@return the scores in what JMH writes with `-rf json`; none if there is no such file}
  ///
  /// The methods of a benchmark are contenders, unless it has a parameter [#READER]: then its
  /// values are, and each method is a question.
  static List<Score> readJmh(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    if (!Files.exists(file)) {
      return scores;
    }
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
              nanos * error / score,
              allocation(run)));
    }
    return scores;
  }

  /// {@return the memory that one answer takes from the heap, if JMH ran with `-prof gc`}
  private static Map<String, String> allocation(JsonNode run) {
    JsonNode bytes = run.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
    return bytes.isNumber() ? Map.of("allocated", Report.bytes(bytes.asDouble())) : Map.of();
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

  /// {@return the medians of other programs: objects of question, contender, nanos, and what else
  /// there is, one a line; without nanos where there was no answer}
  static List<Score> readLines(Path file) throws IOException {
    List<Score> scores = new ArrayList<>();
    for (JsonNode run : lines(file)) {
      String question = run.get("question").asText();
      double nanos = run.path("nanos").asDouble(Double.NaN);
      Map<String, String> columns = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : run.properties()) {
        if (!KNOWN.contains(field.getKey())) {
          columns.put(field.getKey(), field.getValue().asText());
        }
      }
      scores.add(new Score(question, run.get("contender").asText(), nanos, 0, columns));
    }
    return scores;
  }

  /// {@return objects of JSON, one a line; none if there is no such file}
  static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        lines.add(new JsonMapper().readTree(line));
      }
    }
    return lines;
  }
}
