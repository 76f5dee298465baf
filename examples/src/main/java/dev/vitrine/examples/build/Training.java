// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.build;

import dev.vitrine.examples.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the JVM observes when it makes its cache of loaded classes (JEP 483, JEP 514), so that
/// later starts are short: each command once, on little data.
final class Training {

  private static final String ENTRY =
      "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\"\n";

  private Training() {}

  /// Runs the commands, and says nothing.
  static void main(String[] arguments) throws IOException {
    Path file = Files.createTempFile("vitrine", ".log");
    try {
      Files.writeString(file, ENTRY);
      String path = file.toString();
      for (List<String> command :
          List.of(
              List.of("--version"),
              List.of("--help"),
              List.of("verify", "--format", "utf8", path),
              List.of("verify", "--format", "lines", path),
              List.of("verify", "--format", "combined", path),
              List.of("verify", "--format", "jsonl", "--require", "private", path),
              List.of("stats", "--json", path),
              List.of("stats", path),
              List.of("grep", "-n", "GET", path),
              List.of("grep", "-E", "G.T", path),
              List.of("cat", "--format", "combined", "--json", path),
              List.of("explain", path))) {
        run(command);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void run(List<String> command) {
    Main.run(
        OutputStream.nullOutputStream(),
        new PrintWriter(Writer.nullWriter()),
        command.toArray(String[]::new));
  }
}
