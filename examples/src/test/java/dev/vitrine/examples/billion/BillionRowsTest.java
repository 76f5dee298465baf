// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
      String mean = "/" + round(sum / t.getCount()) + "/";
      lines.put(name, round(t.getMin()) + mean + round(t.getMax()));
    });
    return lines.toString();
  }

  private static double round(double value) {
    return Math.round(value * 10.0) / 10.0;
  }

  @Test
  void takesTenThousandNamesOfAHundredBytesThatBeginAlike() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      rows.add(
          "é".repeat(48) + (i % 10_000) + "_".repeat(4 - ("" + i % 10_000).length()) + ";-0.5");
    }
    assertThat(summarise(String.join("\n", rows) + "\n")).isEqualTo(naive(rows));
    rows.add("one more;1.0");
    assertThatThrownBy(() -> summarise(String.join("\n", rows)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stations: more than 10000");
  }

  @Test
  void countsTheNamesOfAllThreads() throws CharacterCodingException {
    Map<String, Temperatures> stations = new TreeMap<>();
    stations(0, 6_000).addTo(stations);
    stations(4_000, 10_000).addTo(stations);
    assertThat(stations).hasSize(10_000);
    StationTable oneMore = stations(10_000, 10_001);
    assertThatThrownBy(() -> oneMore.addTo(stations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stations: more than 10000");
  }

  private static StationTable stations(int from, int to) throws CharacterCodingException {
    StationTable table = new StationTable();
    for (int i = from; i < to; i++) {
      long digits = 0;
      for (int rest = i, place = 0; place < 5; rest /= 10, place++) {
        digits |= (long) ('0' + rest % 10) << (8 * place);
      }
      table.add(table.slot(new long[] {digits | (long) ';' << 40, 0}, 2), i);
    }
    return table;
  }

  @Test
  void tellsNamesApartThatDifferInZeros() throws IOException {
    String rows = "a;1.0\na\0;2.0\n" + "\0".repeat(16) + ";3.0\n" + "\0".repeat(15) + ";4.0\n";
    assertThat(summarise(rows.repeat(200)))
        .isEqualTo(
            "{%s=4.0/4.0/4.0, %s=3.0/3.0/3.0, a=1.0/1.0/1.0, a\0=2.0/2.0/2.0}"
                .formatted("\0".repeat(15), "\0".repeat(16)));
  }

  @Test
  void refusesNamesThatAreNotUtf8OrTooLong() throws IOException {
    Path file =
        Files.write(folder.resolve("latin1"), new byte[] {'a', (byte) 0xE9, ';', '1', '.', '0'});
    assertThatThrownBy(() -> BillionRows.summarise(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line: not of the contest at byte 0");
    String rows = "a;1.0\n".repeat(300_000);
    for (int size : new int[] {101, 104, 1_000, 2_000_000}) {
      assertThatThrownBy(() -> summarise(rows + "x".repeat(size) + ";1.0\n" + rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("line: not of the contest at byte 1800000 ");
    }
  }

  @Test
  void roundsAsTheBaselineDoes() throws IOException {
    String rows = "a;-0.0\nb;0.1\nb;0.0\nc;-0.1\nc;0.0\nd;-0.1\nd;-0.2\ne;-99.9\ne;99.9\n";
    assertThat(summarise(rows)).isEqualTo(naive(List.of(rows.split("\n"))));
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
        "a;1 .0",
        "a\nb;1.0",
        "a\n;1.0",
        "a;1.0\r\nb;1.0\n"
      })
  void refusesOtherLines(String text) throws IOException {
    String rows = "Hamburg;12.0\n" + text;
    assertThatThrownBy(() -> summarise(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line: not of the contest at byte");
  }
}
