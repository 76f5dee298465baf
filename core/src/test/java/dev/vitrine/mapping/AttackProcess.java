// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.internal.linux.Attacker;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another process that attacks a file.
///
/// @param status how it ended
/// @param output what it printed, errors included
record AttackProcess(int status, String output) {

  private static final int SECONDS = 60;

  /// {@return the end of a shell's script}
  ///
  /// @param script in which `$1` is the path
  static AttackProcess shell(String script, Path path) throws IOException {
    return run(List.of("sh", "-c", script, "sh", path.toString()));
  }

  /// {@return what became of each attack of [Attacker], by its name}
  static Map<String, String> attacks(Path path) throws IOException {
    AttackProcess ended =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xint",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                root(Verity.class) + ":" + root(Attacker.class),
                Attacker.class.getName(),
                path.toString()));
    assertThat(ended.status()).as(ended.output()).isZero();
    return Stream.of(ended.output().split("\n"))
        .map(line -> line.split(" "))
        .peek(words -> assertThat(words).as(ended.output()).hasSize(2))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private static AttackProcess run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s", command).isTrue();
      return new AttackProcess(process.exitValue(), output);
    } catch (InterruptedException e) {
      throw new IOException("interrupted: " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// {@return the folder that a class was loaded from}
  private static Path root(Class<?> type) {
    String name = type.getSimpleName() + ".class";
    Path file = Path.of(URI.create(requireNonNull(type.getResource(name), name).toString()));
    long above = Arrays.stream(type.getName().split("\\.")).count();
    Path folder = file;
    for (long i = 0; i < above; i++) {
      folder = requireNonNull(folder.getParent(), "parent");
    }
    return folder;
  }
}
