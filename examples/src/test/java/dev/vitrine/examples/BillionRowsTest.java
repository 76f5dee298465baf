// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillionRowsTest {

  @TempDir private Path folder;

  private String summarise(String text) throws IOException {
    return BillionRows.summarise(Files.writeString(folder.resolve("rows"), text));
  }

  @Test
  void printsWhatTheContestPrints() throws IOException {
    String rows = "Abha;-23.0\nHamburg;12.0\nAbha;59.2\nAbha;17.8\nÜrümqi;-0.1\nÜrümqi;0.0\n";
    assertThat(summarise(rows))
        .isEqualTo("{Abha=-23.0/18.0/59.2, Hamburg=12.0/12.0/12.0, Ürümqi=-0.1/0.0/0.0}");
  }

  @Test
  void takesFilesOfAnySizeFromNothingOn() throws IOException {
    assertThat(summarise("")).isEqualTo("{}");
    for (int size = 1; size <= 100; size++) {
      String name = "x".repeat(size);
      String expected = "{" + name + "=-9.9/-9.9/-9.9}";
      assertThat(summarise(name + ";-9.9")).isEqualTo(expected);
      assertThat(summarise(name + ";-9.9\n")).isEqualTo(expected);
    }
  }

  @Test
  void agreesWithMapsOfDoubles() throws IOException {
    long seed = 31;
    System.out.println("BillionRowsTest seed " + seed);
    Random random = new Random(seed);
    List<String> names = names(random);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      int tenths = random.nextInt(1999) - 999;
      rows.add(names.get(random.nextInt(names.size())) + ";" + tenths / 10.0);
    }
    assertThat(summarise(String.join("\n", rows))).isEqualTo(naive(rows));
  }

  /// Names of all lengths, of which many begin alike.
  private static List<String> names(Random random) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String name = "Sankt Peter-Ording am Meer ".substring(random.nextInt(27));
      names.add(name.repeat(1 + random.nextInt(3)) + (i % 3 == 0 ? "é" : "") + i);
    }
    return names;
  }

  private static String naive(List<String> rows) {
    Map<String, DoubleSummaryStatistics> stations = new HashMap<>();
    for (String row : rows) {
      String[] parts = row.split(";", 2);
      stations
          .computeIfAbsent(parts[0], name -> new DoubleSummaryStatistics())
          .accept(Double.parseDouble(parts[1]));
    }
    Map<String, String> lines = new TreeMap<>();
    stations.forEach((name, t) -> {
      double sum = Math.round(t.getSum() * 10.0) / 10.0;
      lines.put(name, t.getMin() + "/" + round(sum / t.getCount()) + "/" + t.getMax());
    });
    return lines.toString();
  }

  private static double round(double value) {
    return Math.round(value * 10.0) / 10.0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a;",
        ";1.0",
        "a;1",
        "a;1.",
        "a;.1",
        "a;-.1",
        "a;1.23",
        "a;123.4",
        "a;1.0\r",
        "a;1x0",
        "a;:.0",
        "a;1.:",
        "a;+1.0",
        "a;--1.0",
        "a;1.0\n\n",
        "a;1.0\nb",
        "a;1 .0"
      })
  void refusesOtherLines(String text) throws IOException {
    String rows = "Hamburg;12.0\n" + text;
    assertThatThrownBy(() -> summarise(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line: not of the contest at byte");
  }
}
