// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes a page of what `bench/run` measured: for each question its contenders, and a chart.
final class Report {

  private Report() {}

  /// Writes the page and its charts.
  ///
  /// @param arguments the folder with the results, how they were made, the folder for the page, and
  ///   the commit
  /// @throws IOException if a file cannot be read or written
  public static void main(String[] arguments) throws IOException {
    Path results = Path.of(arguments[0]);
    Path pages = Path.of(arguments[2]);
    List<Score> scores = new ArrayList<>(Score.readJmh(results.resolve("jmh.json")));
    scores.addAll(Score.readJmh(results.resolve("jmh-files.json")));
    scores.addAll(Score.readJmh(results.resolve("jmh-large.json")));
    scores.addAll(Score.readJmh(results.resolve("jmh-root.json")));
    scores.addAll(Score.readLines(results.resolve("cpp.json")));
    scores.addAll(Score.readLines(results.resolve("memory.json")));
    scores.addAll(Score.readLines(results.resolve("processes.json")));
    Map<String, List<Score>> questions = new LinkedHashMap<>();
    for (Score score : scores) {
      questions.computeIfAbsent(score.question(), q -> new ArrayList<>()).add(score);
    }
    String name = LocalDate.now(ZoneOffset.UTC) + "-" + machine();
    Path charts = Files.createDirectories(pages.resolve(name));
    StringBuilder page = new StringBuilder(head(arguments[1], arguments[3]));
    for (Map.Entry<String, List<Score>> question : questions.entrySet()) {
      question.getValue().sort(Comparator.comparingDouble(Score::nanos));
      page.append(section(question.getKey(), question.getValue(), charts));
    }
    page.append(Growth.section(Score.lines(results.resolve("growth.json")), charts));
    Path file = pages.resolve(name + ".md");
    Files.writeString(file, page);
    IO.println(file);
  }

  private static String head(String mode, String commit) throws IOException {
    return """
    # Benchmarks, %s, %s

    A %s run of `bench/run`. %d processors, %s, JDK %s, commit %s. Times are those of one answer, less is better;
    ± is the 99.9 %% interval of JMH. Ratios within one table mean something: the contenders gave the same answers
    before they were timed. The fastest is 1.00.
    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            cpu(),
            mode,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.version(),
            commit);
  }

  private static String section(String question, List<Score> scores, Path charts)
      throws IOException {
    StringBuilder text = new StringBuilder("\n## " + question + "\n\n");
    Set<String> columns = new LinkedHashSet<>();
    scores.forEach(score -> columns.addAll(score.columns().keySet()));
    text.append("| contender | time | ± | ratio |");
    columns.forEach(column -> text.append(" ").append(column).append(" |"));
    text.append("\n|").append("---|".repeat(4 + columns.size())).append("\n");
    double best = scores.getFirst().nanos();
    for (Score score : scores) {
      text.append(row(score, best, columns));
    }
    List<Score> timed = scores.stream().filter(score -> !Double.isNaN(score.nanos())).toList();
    if (timed.size() > 1) {
      String file = fileName(question);
      Files.writeString(charts.resolve(file), Chart.svg(question, timed));
      text.append("\n![%s](%s/%s)\n".formatted(question, charts.getFileName(), file));
    }
    return text.toString();
  }

  private static String row(Score score, double best, Set<String> columns) {
    StringBuilder row = new StringBuilder("| " + score.contender());
    if (Double.isNaN(score.nanos())) {
      row.append(" | – | | |");
    } else {
      String error = score.error() > 0 ? time(score.error()) : "";
      row.append(" | ").append(time(score.nanos())).append(" | ").append(error);
      row.append(String.format(Locale.ROOT, " | %.2f |", score.nanos() / best));
    }
    for (String column : columns) {
      row.append(" ").append(score.columns().getOrDefault(column, "")).append(" |");
    }
    return row.append("\n").toString();
  }

  /// {@return the name of a chart's file}
  static String fileName(String question) {
    return question.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
  }

  /// {@return an amount of memory in the unit that suits it}
  static String bytes(double bytes) {
    if (bytes >= 1 << 20) {
      return String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20));
    }
    return bytes >= 1 << 10
        ? String.format(Locale.ROOT, "%.1f KiB", bytes / (1 << 10))
        : String.format(Locale.ROOT, "%.0f B", bytes);
  }

  /// {@return a time in the unit that suits it}
  static String time(double nanos) {
    if (nanos >= 1e9) {
      return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
    if (nanos >= 1e6) {
      return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
    return nanos >= 1e3
        ? String.format(Locale.ROOT, "%.2f us", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ns", nanos);
  }

  private static String machine() throws IOException {
    String model = cpu().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return model + "-" + Runtime.getRuntime().availableProcessors();
  }

  private static String cpu() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    }
  }
}
