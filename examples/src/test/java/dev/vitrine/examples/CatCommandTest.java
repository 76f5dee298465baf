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

/// `cat` of texts and logs, as scripts see it.
class CatCommandTest {

  private static final String ENTRY =
      "::1 - kim [17/May/2015:10:05:03 +0200] \"GET /a\\\"b HTTP/1.1\" 200 - \"-\" \"curl\"";

  @TempDir Path folder;

  @Test
  void printsLinesWithTheirPlaces() throws IOException {
    Path file = write("a\tb\r\n\u00e9\"\n\nend");
    Cli cat = Cli.run("cat", "--format", "lines", "--json", file);
    assertThat(cat.outLines())
        .containsExactly(
            "{\"line\":1,\"byteOffset\":0,\"text\":\"a\\u0009b\"}",
            "{\"line\":2,\"byteOffset\":5,\"text\":\"\u00e9\\\"\"}",
            "{\"line\":3,\"byteOffset\":9,\"text\":\"\"}",
            "{\"line\":4,\"byteOffset\":10,\"text\":\"end\"}");
    assertThat(cat.status()).isZero();
  }

  @Test
  void numbersLinesThroughAllWindows() throws IOException {
    int count = 300_000; // of 9 bytes: more than two windows
    Path file = write("12345678\n".repeat(count));
    List<String> lines = Cli.run("cat", "--format", "lines", file).outLines();
    assertThat(lines).hasSize(count);
    Map<String, Object> last = JsonReader.object(lines.getLast());
    assertThat(last).containsEntry("line", (long) count).containsEntry("byteOffset", 2_699_991L);
  }

  @Test
  void printsEntriesWithTypesAndNamesMalformedLines() throws IOException {
    Path file = write(ENTRY + "\nnonsense\n" + ENTRY + "\n");
    Cli cat = Cli.run("cat", "--format", "combined", "--json", file);
    Map<String, Object> entry = JsonReader.object(cat.outLines().getFirst());
    assertThat(entry)
        .containsEntry("host", "::1")
        .containsEntry("user", "kim")
        .containsEntry("time", "2015-05-17T10:05:03+02:00")
        .containsEntry("method", "GET")
        .containsEntry("target", "/a\"b")
        .containsEntry("status", 200L)
        .containsEntry("userAgent", "curl");
    for (String absent : List.of("ident", "responseBytes", "referrer")) {
      assertThat(entry).containsKey(absent);
      assertThat(entry.get(absent)).isNull();
    }
    assertThat(cat.outLines()).hasSize(2);
    assertThat(cat.errLines()).hasSize(1);
    assertThat(cat.err()).startsWith("vitrine: line 2: ").endsWith("[" + file + "]\n");
    assertThat(cat.err()).contains(" at byte " + (ENTRY.length() + 1));
    assertThat(cat.status()).isEqualTo(1);
  }

  @Test
  void printsValuesOfJsonAsTheyAre() throws IOException {
    Path file = write(" {\"a\" : 1.50}\r\n{]\n\"\u00e9\\n\"");
    Cli cat = Cli.run("cat", "--format", "jsonl", "--json", file);
    assertThat(cat.outLines()).containsExactly("{\"a\" : 1.50}", "\"\u00e9\\n\"");
    assertThat(cat.err())
        .isEqualTo(
            "vitrine: line 2: malformed member name at byte 16 (found \"]\", allowed \" or }) ["
                + file
                + "]\n");
    assertThat(cat.status()).isEqualTo(1);
    String text = "{\r\n  \"a\": [\n1, " + "\"\u00e9\",\n".repeat(50_000) + "2]}\n";
    assertThat(Cli.run("cat", "--format", "json", write(text)).outLines())
        .containsExactly("{  \"a\": [1, " + "\"\u00e9\",".repeat(50_000) + "2]}");
  }

  @Test
  void printsRecordsOfCsvByTheirNames() throws IOException {
    Path file = write("id,\"a \"\"b\"\"\"\r\n1,\"x,\ny\"\r\n2,\n");
    Cli cat = Cli.run("cat", "--format", "csv", file);
    assertThat(cat.outLines())
        .containsExactly(
            "{\"id\":\"1\",\"a \\\"b\\\"\":\"x,\\u000ay\"}", "{\"id\":\"2\",\"a \\\"b\\\"\":\"\"}");
    assertThat(cat.status()).isZero();
    Path plain = write("1;2\n3;\"\n");
    assertThat(
            Cli.run("cat", "--format", "tsv", "--separator", ";", "--no-header", plain).outLines())
        .containsExactly("[\"1\",\"2\"]", "[\"3\",\"\\\"\"]");
    assertThat(Cli.run("cat", "--format", "lines", "--no-header", plain).err())
        .contains("--separator, --no-header: only with --format csv or tsv (found lines)");
    assertThat(Cli.run("verify", "--format", "csv", plain).out())
        .isEqualTo(
            "INVALID "
                + plain
                + ": csv: record 2: quote in a cell that is not quoted at byte 6"
                + " (found \"\"\", allowed quotes only in a quoted cell, doubled) ["
                + plain
                + "]\n");
  }

  @Test
  void goesOnAfterAFileThatIsNotThereOrNotValid() throws IOException {
    Path bad = Files.write(folder.resolve("bad"), new byte[] {(byte) 0xFF});
    Path good = write("x\n");
    List<Object> arguments = new ArrayList<>(List.of("cat", "--format", "lines"));
    arguments.addAll(List.of(bad, folder.resolve("none"), good));
    Cli cat = Cli.run(arguments.toArray());
    assertThat(cat.outLines()).hasSize(1);
    assertThat(cat.errLines()).hasSize(2);
    assertThat(cat.status()).isEqualTo(2);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }
}
