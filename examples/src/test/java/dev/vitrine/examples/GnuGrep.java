// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// GNU grep, and `vitrine grep` beside it.
final class GnuGrep {

  private static final String LOCALE = "C.UTF-8";

  private final Path folder;

  private GnuGrep(Path folder) {
    this.folder = folder;
  }

  /// {@return GNU grep 3.5 or newer, which first told of binary files on the standard error; the
  /// test is skipped where there is none}
  ///
  /// @param folder for what it says
  static GnuGrep orSkip(Path folder) throws IOException, InterruptedException {
    GnuGrep grep = new GnuGrep(folder);
    try {
      String version = new String(grep.run(List.of("--version")).out, StandardCharsets.UTF_8);
      String[] words = version.lines().findFirst().orElse("").split("[ .]", -1);
      assumeTrue(version.startsWith("grep (GNU grep) "), "grep is not GNU grep");
      int number = 100 * Integer.parseInt(words[3]) + Integer.parseInt(words[4]);
      assumeTrue(number >= 305, "older than 3.5: " + version);
      Result umlaut = grep.run(List.of("-c", "-i", "\u00E9", grep.write("\u00C9\n").toString()));
      assumeTrue(umlaut.status == 0, "no locale " + LOCALE);
      return grep;
    } catch (IOException e) {
      return abort("no grep: " + e.getMessage());
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("probe"), text);
  }

  /// What one run says. Messages are brought to the form of ours.
  private static final class Result {
    private final int status;
    private final byte[] out;
    private final List<String> messages;

    Result(int status, byte[] out, String err) {
      this.status = status;
      this.out = out;
      this.messages = err.lines().map(Result::message).toList();
    }

    private static String message(String line) {
      return line.replaceFirst("^grep: (.*): binary file matches$", "binary file matches [$1]")
          .replaceFirst("^grep: (.*): No such file or directory$", "cannot open: no such file [$1]")
          .replaceFirst("^grep: (.*): Is a directory$", "cannot read: Is a directory [$1]")
          .replaceFirst("^vitrine: ", "");
    }
  }

  private Result run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("grep", "-F"));
    command.addAll(arguments);
    Path out = folder.resolve("gnu.out");
    Path err = folder.resolve("gnu.err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", LOCALE);
    builder.environment().remove("GREP_COLORS");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("hangs: " + command);
    }
    return new Result(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
  }

  private static Result ours(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    List<String> command = new ArrayList<>(List.of("grep"));
    command.addAll(arguments);
    int status = Main.run(out, new PrintWriter(err, true), command.toArray(String[]::new));
    return new Result(status, out.toByteArray(), err.toString());
  }

  private static String around(byte[] bytes, int place) {
    int from = Math.max(0, place - 100);
    int to = Math.min(bytes.length, place + 100);
    return bytes.length + " bytes: …" + new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// Asserts that both say the same, byte for byte.
  void check(List<String> arguments) throws IOException, InterruptedException {
    Result expected = run(arguments);
    Result actual = ours(arguments);
    int difference = Arrays.mismatch(actual.out, expected.out);
    if (difference >= 0) { // only then: the bytes may be many
      assertThat(around(actual.out, difference))
          .as("output of %s at byte %d", arguments, difference)
          .isEqualTo(around(expected.out, difference));
    }
    assertThat(actual.status).as("status of %s", arguments).isEqualTo(expected.status);
    assertThat(actual.messages).as("messages of %s", arguments).isEqualTo(expected.messages);
  }
}
