// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs other than access logs, on the command line.
class LogCommandsTest {

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.log"), text);
  }

  @Test
  void printsPairsAsStrings() throws IOException {
    Path file = write("a=1 b=\"x \\u00e9\\n\" c d=\n\n=1\n");
    Cli cat = Cli.run("cat", "--format", "logfmt", "--json", file);
    assertThat(cat.outLines())
        .containsExactly("{\"a\":\"1\",\"b\":\"x \u00e9\\u000a\",\"c\":null,\"d\":\"\"}", "{}");
    assertThat(cat.err())
        .isEqualTo(
            "vitrine: line 3: empty key at byte 25 (found \"=1\", allowed a key before =) ["
                + file
                + "]\n");
    assertThat(cat.status()).isEqualTo(1);
    assertThat(Cli.run("verify", "--format", "logfmt", file).outLines())
        .containsExactly(
            "INVALID "
                + file
                + ": logfmt: line 3: empty key at byte 25 (found \"=1\", allowed a key before =) ["
                + file
                + "]");
  }

  @Test
  void printsMessagesWithTypes() throws IOException {
    Path file =
        write(
            """
            <165>1 2003-10-11T22:14:15.003Z host app - ID47 [a@1 x="\\]"][b] \uFEFFtext
            Oct  1 22:14:00 host su[12]: hello
            """);
    Cli cat = Cli.run("cat", "--format", "syslog", "--json", file);
    Map<String, Object> message = JsonReader.object(cat.outLines().getFirst());
    assertThat(message)
        .containsEntry("protocol", "rfc5424")
        .containsEntry("facility", "local4")
        .containsEntry("severity", "notice")
        .containsEntry("time", "2003-10-11T22:14:15.003Z")
        .containsEntry("procId", null)
        .containsEntry("structuredData", Map.of("a@1", Map.of("x", "]"), "b", Map.of()))
        .containsEntry("message", "text");
    assertThat(cat.outLines().getLast())
        .isEqualTo(
            "{\"protocol\":\"rfc3164\",\"facility\":null,\"severity\":null,"
                + "\"time\":\"--10-01T22:14:00\",\"hostname\":\"host\",\"appName\":\"su\","
                + "\"procId\":\"12\",\"msgId\":null,\"structuredData\":null,"
                + "\"message\":\"hello\"}");
    assertThat(cat.status()).isZero();
    assertThat(Cli.run("verify", "--format", "syslog", file).status()).isZero();
    assertThat(Cli.run("verify", "--format", "rfc3164", file).status()).isEqualTo(1);
    assertThat(Cli.run("verify", "--format", "rfc5424", file).status()).isEqualTo(1);
  }

  @Test
  void readsFramedMessages() throws IOException {
    Path file = write("17 <34>1 - - - - - -10 <34>2 - - ");
    Cli verify = Cli.run("verify", "--format", "rfc6587", file);
    assertThat(verify.outLines().getFirst())
        .startsWith(
            "INVALID " + file + ": syslog: message 2: malformed version at byte 27 (found ");
    Cli cat = Cli.run("cat", "--format", "rfc6587", file);
    assertThat(cat.outLines()).hasSize(1);
    assertThat(cat.errLines()).hasSize(1);
  }

  private static final String EXTENDED =
      """
      #Fields: date c-ip cs-uri-stem cs-uri-query sc-status sc-bytes time-taken
      2015-01-13 a /x - 200 10 0.5
      2015-01-13 b /x q=1 404 5 2
      nonsense
      #Fields: sc-status cs-uri c-ip
      200 /x?q=1 "-"
      """;

  @Test
  void printsEntriesOfAnExtendedLogWithTypes() throws IOException {
    Path file = write(EXTENDED);
    Cli cat = Cli.run("cat", "--format", "w3c", "--json", file);
    assertThat(cat.outLines())
        .containsExactly(
            "{\"date\":\"2015-01-13\",\"c-ip\":\"a\",\"cs-uri-stem\":\"/x\","
                + "\"cs-uri-query\":null,\"sc-status\":200,\"sc-bytes\":10,\"time-taken\":0.5}",
            "{\"date\":\"2015-01-13\",\"c-ip\":\"b\",\"cs-uri-stem\":\"/x\","
                + "\"cs-uri-query\":\"q=1\",\"sc-status\":404,\"sc-bytes\":5,\"time-taken\":2}",
            "{\"sc-status\":200,\"cs-uri\":\"/x?q=1\",\"c-ip\":\"-\"}");
    assertThat(cat.errLines()).hasSize(1);
    assertThat(Cli.run("verify", "--format", "w3c", file).status()).isEqualTo(1);
  }

  @Test
  void summarisesExtendedLogs() throws IOException {
    Path file = write(EXTENDED);
    for (String format : new String[] {"extended", "w3c"}) {
      Cli stats = Cli.run("stats", "--format", format, "--json", file);
      assertThat(stats.out())
          .startsWith(
              "{\"lines\":6,\"entries\":3,\"malformed\":1,\"bytes\":15,"
                  + "\"status\":{\"200\":2,\"404\":1},"
                  + "\"topPaths\":[{\"value\":\"/x?q=1\",\"count\":2},"
                  + "{\"value\":\"/x\",\"count\":1}],"
                  + "\"topHosts\":[{\"value\":\"-\",\"count\":1},");
      assertThat(stats.err()).isEmpty();
    }
  }

  @Test
  void statsSaysWhyNoLineIsAnEntry() throws IOException {
    Path file = write("2015 hello\nworld\n");
    Cli stats = Cli.run("stats", "--json", file);
    assertThat(stats.out()).startsWith("{\"lines\":2,\"entries\":0,\"malformed\":2,");
    assertThat(stats.status()).isZero();
    assertThat(stats.err())
        .isEqualTo(
            "vitrine: no line is of the format combined; line 1: malformed ident at byte 5"
                + " (found \"hello\", allowed a word and a space) ["
                + file
                + "]\n");
    assertThat(Cli.run("stats", write("")).err()).isEmpty();
  }

  @Test
  void readsAccessLogsOfAnyLayout() throws IOException {
    String layout =
        "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_time";
    Path file =
        write(
            """
            ::1 [17/May/2015:10:05:03 +0200] "GET /a\\x22 HTTP/1.1" 200 - 0.005
            ::1 [17/May/2015:10:05:03 +0200] "GET / HTTP/1.1" 2x0 - 0.005
            """);
    Cli cat = Cli.run("cat", "--format", "access", "--log-format", layout, file);
    assertThat(cat.outLines())
        .containsExactly(
            "{\"$remote_addr\":\"::1\",\"$time_local\":\"2015-05-17T10:05:03+02:00\","
                + "\"$request\":\"GET /a\\\" HTTP/1.1\",\"$status\":200,"
                + "\"$body_bytes_sent\":null,\"$request_time\":0.005}");
    assertThat(cat.err()).contains("line 2: malformed status at byte ");
    Cli stats = Cli.run("stats", "--log-format", layout, "--json", file);
    assertThat(stats.out())
        .startsWith(
            "{\"lines\":2,\"entries\":1,\"malformed\":1,\"bytes\":0,\"status\":{\"200\":1},"
                + "\"topPaths\":[{\"value\":\"/a\\\\x22\",\"count\":1}],"
                + "\"topHosts\":[{\"value\":\"::1\",\"count\":1}],");
    Cli verify = Cli.run("verify", "--format", "access", "--log-format", layout, file);
    assertThat(verify.status()).isEqualTo(1);
  }

  @Test
  void refusesLayoutsThatAreNone() throws IOException {
    Path file = write("x\n");
    assertThat(Cli.run("verify", "--format", "access", file).status()).isEqualTo(2);
    assertThat(Cli.run("verify", "--format", "lines", "--log-format", "%h", file).status())
        .isEqualTo(2);
    for (String command : new String[] {"verify --format access", "cat --format access", "stats"}) {
      List<Object> arguments = new ArrayList<>(List.of((Object[]) command.split(" ", -1)));
      arguments.addAll(List.of("--log-format", "%h%l", file));
      Cli cli = Cli.run(arguments.toArray());
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.err()).contains("log format: malformed at character 2 (found ");
    }
  }
}
