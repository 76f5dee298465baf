// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command that is told to end while it writes.
@Timeout(120)
class SignalTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void leavesNoTemporaryFile(String signal, int status) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill");
    assumeTrue(signal.equals("TERM") || Child.isInterruptible(), "SIGINT is ignored here");
    // One tick of the compiler less, so that the sample takes long enough to be interrupted.
    List<String> options = List.of("-Xint", "-Djava.io.tmpdir=" + folder);
    Process process =
        new ProcessBuilder(Child.command(options, "stats"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (process.isAlive() && files().stream().noneMatch(SignalTest::isBeingWritten)) {
      Thread.sleep(5);
    }
    assertThat(files()).as("while it runs").hasSize(1);
    new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
    assertThat(files()).isEmpty();
  }

  private static boolean isBeingWritten(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      return false; // it was given its name meanwhile
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
