// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
