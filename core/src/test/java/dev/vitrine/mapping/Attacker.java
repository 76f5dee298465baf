// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other processes that do things to a file: `attack.c`, compiled once, or a shell.
final class Attacker {

  /// Longer than any test waits for a lease.
  private static final int SECONDS = 50;

  private Attacker() {}

  /// {@return the exit status of one finished attack: 0, or an errno}
  static int run(String name, Path file) throws Exception {
    return finish(start(name, file));
  }

  /// Starts an attack.
  ///
  /// @param arguments of the program, behind the file
  static Process start(String name, Path file, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Program.path(), name, file.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Starts a process that holds the file in some way until it is killed, and waits until it does.
  static Process holding(String name, Path file) throws Exception {
    Process process = start(name, file);
    String line = process.inputReader(StandardCharsets.US_ASCII).readLine();
    if (!"ready".equals(line)) {
      throw new IOException("%s: exit %d".formatted(name, process.waitFor()));
    }
    return process;
  }

  /// Starts a shell.
  ///
  /// @param script gets the file as `$1`
  static Process shell(String script, Path file) throws IOException {
    return new ProcessBuilder("sh", "-c", script, "sh", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static int finish(Process process) throws Exception {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running after %d s".formatted(SECONDS));
    }
    return process.exitValue();
  }

  /// The compiled program; a test that needs it is skipped where there is no compiler.
  private static final class Program {
    private static final String PATH = compile();

    static String path() {
      assumeTrue(!PATH.isEmpty(), "needs gcc");
      return PATH;
    }

    private static String compile() {
      try (InputStream source = requireNonNull(Attacker.class.getResourceAsStream("attack.c"))) {
        Path folder = Files.createTempDirectory(Path.of("target"), "attack");
        Path program = folder.resolve("attack").toAbsolutePath();
        folder.toFile().deleteOnExit(); // in the reverse order
        program.toFile().deleteOnExit();
        Process gcc =
            new ProcessBuilder("gcc", "-O1", "-x", "c", "-o", program.toString(), "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        source.transferTo(gcc.getOutputStream());
        gcc.getOutputStream().close();
        return gcc.waitFor() == 0 ? program.toString() : "";
      } catch (IOException e) {
        return "";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "";
      }
    }
  }
}
