// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.Child;
import dev.vitrine.examples.Cli;
import dev.vitrine.examples.JsonReader;
import dev.vitrine.examples.stats.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `-` among the files.
@Timeout(120)
class StandardInputTest {

  @TempDir private Path folder;

  private Cli run(Path input, Object... arguments) throws IOException, InterruptedException {
    return Child.run(
        new ProcessBuilder(Child.command(java.util.List.of(), arguments))
            .redirectInput(input.toFile()),
        folder);
  }

  @Test
  void isVerifiedInWindowsAndAsAWhole() throws IOException, InterruptedException {
    Path good = Files.writeString(folder.resolve("good"), "text\n");
    Path bad = Files.write(folder.resolve("bad"), new byte[] {'a', (byte) 0xFF});
    assertThat(run(good, "verify", "--format", "utf8", "-", good, "-"))
        .isEqualTo(new Cli(0, "VALID -\nVALID " + good + "\nVALID -\n", ""));
    assertThat(run(bad, "verify", "--format", "utf8", "-").out())
        .isEqualTo(
            "INVALID -: utf8: code point too large at byte 1 (found FF, allowed up to F4 8F BF BF)"
                + " [standard input]\n");
    assertThat(run(good, "verify", "--format", "utf8", "--require", "PRIVATE", "-").out())
        .isEqualTo("VALID -\n");
  }

  @Test
  void isSummarised() throws IOException, InterruptedException {
    Path sample = SampleLog.create(folder);
    Cli cli = run(sample, "stats", "--json", "-");
    Map<String, Object> json = JsonReader.object(cli.out());
    assertThat(json.get("lines")).isEqualTo((long) SampleLog.LINES);
    assertThat(json.get("files")).isEqualTo(java.util.List.of("-"));
  }

  @Test
  void isPrintedAsJson() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "one\n");
    assertThat(run(file, "cat", "--format", "lines", "-"))
        .isEqualTo(new Cli(0, "{\"line\":1,\"byteOffset\":0,\"text\":\"one\"}\n", ""));
  }
}
