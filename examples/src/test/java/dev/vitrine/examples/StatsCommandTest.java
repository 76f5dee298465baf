// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsCommandTest {

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void makeLog() throws IOException {
    log =
        Files.writeString(
            folder.resolve("log"),
            line("b", "GET /two HTTP/1.1", "200", "10")
                + line("a", "GET /one HTTP/1.1", "200", "5")
                + "\n"
                + line("a", "GET /two HTTP/1.1", "404", "-")
                + line("c", "-", "007", "999999999999999999")
                + line("b", "GET /a \\\"b\\\" c HTTP/1.1", "200", "0")
                + "not a line");
  }

  private static String line(String host, String request, String status, String bytes) {
    return "%s - - [17/May/2015:10:05:03 +0000] \"%s\" %s %s \"-\" \"-\"\n"
        .formatted(host, request, status, bytes);
  }

  @Test
  void printsOneObjectInTheOrderOfTheContract() {
    Cli cli = Cli.run("stats", "--json", log);
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .isEqualTo(
            "{\"lines\":7,\"entries\":5,\"malformed\":2,\"bytes\":1000000000000000014,"
                + "\"status\":{\"007\":1,\"200\":3,\"404\":1},"
                + "\"topPaths\":[{\"value\":\"/two\",\"count\":2},"
                + "{\"value\":\"/a \\\\\\\"b\\\\\\\" c\",\"count\":1},"
                + "{\"value\":\"/one\",\"count\":1}],"
                + "\"topHosts\":[{\"value\":\"a\",\"count\":2},{\"value\":\"b\",\"count\":2},"
                + "{\"value\":\"c\",\"count\":1}],"
                + "\"files\":[\""
                + log
                + "\"],\"guarantee\":[\"PrivateCopy\"]}\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "2, 2, 2", "1000, 3, 3", "2147483647, 3, 3"})
  void listsAsManyAsAskedFor(int top, int paths, int hosts) {
    Map<String, Object> json = json("--top", top, log);
    assertThat((List<?>) json.get("topPaths")).hasSize(paths);
    assertThat((List<?>) json.get("topHosts")).hasSize(hosts);
  }

  @Test
  void addsSeveralFiles() {
    Map<String, Object> one = json(log);
    Map<String, Object> three = json(log, log, log);
    for (String name : List.of("lines", "entries", "malformed", "bytes")) {
      assertThat(three.get(name)).isEqualTo(3 * (long) one.get(name));
    }
    assertThat(three.get("status")).isEqualTo(Map.of("007", 3L, "200", 9L, "404", 3L));
    assertThat(three.get("topPaths").toString())
        .isEqualTo(one.get("topPaths").toString().replace("=1}", "=3}").replace("=2}", "=6}"));
    assertThat(three.get("files"))
        .isEqualTo(List.of(log.toString(), log.toString(), log.toString()));
  }

  @Test
  void summarisesTheOthersIfOneCannotBeRead() {
    Path missing = folder.resolve("missing");
    Cli cli = Cli.run("stats", "--json", missing, log, folder);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.errLines())
        .containsExactly(
            "vitrine: cannot open: no such file [" + missing + "]",
            "vitrine: cannot open: is a directory [" + folder + "]");
    assertThat(JsonReader.object(cli.out())).isEqualTo(json(log));
    assertThat(Cli.run("stats", missing).out()).isEmpty();
  }

  @Test
  void anEmptyLogHasNothing() throws IOException {
    Map<String, Object> json = json(Files.createFile(folder.resolve("empty")));
    assertThat(json)
        .contains(entry("lines", 0L), entry("entries", 0L), entry("bytes", 0L))
        .contains(entry("status", Map.of()), entry("topPaths", List.of()));
  }

  @Test
  void readsTheCommonFormat() throws IOException {
    String text = Files.readString(log).replace(" \"-\" \"-\"", "");
    Path common = Files.writeString(folder.resolve("common"), text);
    Map<String, Object> expected = json(log);
    expected.put("files", List.of(common.toString()));
    assertThat(json("--format", "common", common)).isEqualTo(expected);
    Cli other = Cli.run("stats", "--format", "COMMON", "--json", log);
    assertThat(JsonReader.object(other.out()).get("entries")).isEqualTo(0L);
    assertThat(other.err()).startsWith("vitrine: no line is of the format common; line 1: ");
  }

  @Test
  void escapesWhatIsNoJsonText() throws IOException {
    Path odd =
        Files.writeString(
            folder.resolve("o\"d\\d"), line("h\t\u0001", "GET /\u007f𝄞é\0 HTTP/1.1", "200", "1"));
    Map<String, Object> json = json(odd);
    assertThat(json.get("topPaths").toString()).isEqualTo("[{value=/\u007f𝄞é\0, count=1}]");
    assertThat(json.get("topHosts").toString()).isEqualTo("[{value=h\t\u0001, count=1}]");
    assertThat(json.get("files")).isEqualTo(List.of(odd.toString()));
    assertThat(Cli.run("stats", odd).out()).doesNotContain("\u0001", "\u007f", "\0");
  }

  @Test
  void printsAReportForPeople() {
    Cli cli = Cli.run("stats", "--top", 1, log);
    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .containsPattern("(?m)^lines +7$")
        .containsPattern("(?m)^malformed +2$")
        .containsPattern("(?m)^  200 +3$")
        .containsPattern("(?m)^ +2  /two$")
        .doesNotContain("/one");
  }

  @Test
  void withoutAFileItMakesASampleAndSaysSo() {
    String folderBefore = System.setProperty("java.io.tmpdir", folder.toString());
    Locale localeBefore = Locale.getDefault();
    try {
      Cli first = Cli.run("stats", "--json");
      Path sample = folder.resolve("vitrine-sample.log");
      assertThat(first.err())
          .isEqualTo(
              "vitrine: no FILE given; made a sample log of 100000 lines [" + sample + "]\n");
      Map<String, Object> json = JsonReader.object(first.out());
      assertThat(json).contains(entry("lines", 100_000L), entry("malformed", 100L));
      assertThat(json.get("files")).isEqualTo(List.of(sample.toString()));
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Cli.run("stats", "--json")).isEqualTo(first);
    } finally {
      Locale.setDefault(localeBefore);
      System.setProperty("java.io.tmpdir", folderBefore);
    }
  }

  @Test
  void usageErrors() {
    Cli negative = Cli.run("stats", "--top", "-1", log);
    assertThat(negative.status()).isEqualTo(2);
    assertThat(negative.err())
        .startsWith("vitrine: --top: negative (found -1, allowed 0 and above)\n");
    assertThat(Cli.run("stats", "--format", "utf8", log).status()).isEqualTo(2);
    assertThat(Cli.run("stats", "--top", log).status()).isEqualTo(2);
  }

  private static Map<String, Object> json(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "stats";
    all[1] = "--json";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Cli cli = Cli.run(all);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.status()).isZero();
    return JsonReader.object(cli.out());
  }
}
