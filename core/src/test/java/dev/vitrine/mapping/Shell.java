// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another process, which does to files what this one cannot do to itself.
final class Shell {

  private Shell() {}

  /// Runs a script of `sh` to its end, which must be a good one.
  ///
  /// @param arguments what `$1`, `$2`, … stand for
  static void run(String script, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-ec", script, "sh"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(script).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(script, e);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("%s: %s", script, output).isZero();
  }
}
