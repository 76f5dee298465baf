// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"grep", "verify", "stats", "explain", "seal"})
  void everyCommandHasHelp(String command) {
    Cli cli = Cli.run(command, "--help");
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).startsWith("Usage: vitrine " + command).contains("FILE", "xample");
    assertThat(cli.outLines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void helpNamesCommandsAndExitStatus() {
    Cli cli = Cli.run("--help");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).contains("grep", "verify", "stats", "explain", "seal", "Exit status:");
  }

  @Test
  void withoutACommandItIsAUsageError() {
    for (Cli cli : new Cli[] {Cli.run(), Cli.run("nonsense"), Cli.run("--nonsense")}) {
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).containsPattern("Missing|Unknown|Unmatched").doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "stats", "explain", "seal"})
  void printsStackTracesOnlyWhenAsked(String command) {
    Object format = command.equals("verify") ? "--format=utf8" : "--";
    String missing = "no-such-file";
    Cli without = Cli.run(command, format, missing);
    assertThat(without.err()).isEqualTo("vitrine: cannot open: no such file [no-such-file]\n");
    for (Cli with :
        new Cli[] {
          Cli.run(command, "--stacktrace", format, missing),
          Cli.run("--stacktrace", command, format, missing)
        }) {
      assertThat(with.status()).isEqualTo(2);
      assertThat(with.err()).startsWith(without.err()).contains("NoSuchFileException", "\tat ");
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String[][] runs = {
      {"verify", "--format", "utf8", file.toString(), file.toString()},
      {"stats", "--json", file.toString()},
      {"explain", file.toString()},
      {"grep", "-c", "x", file.toString()}
    };
    for (String[] arguments : runs) {
      StringWriter err = new StringWriter();
      int status = Main.run(new Full(), new PrintWriter(err, true), arguments);
      assertThat(status).as(arguments[0]).isEqualTo(2);
      assertThat(err.toString()).isEmpty();
    }
  }

  /// A disk that is full.
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
