// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs of the guide print what they say, run as a user runs them.
@Timeout(120)
class GuideProgramsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path GUIDE = Path.of("examples/guide");
  private static final int MAX_LINES = 60;
  private static final String PRINTS = "//>";

  @TempDir private Path folder;

  static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(GUIDE))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void printsWhatItSays(String program) throws IOException, InterruptedException {
    List<String> source = Files.readAllLines(ROOT.resolve(GUIDE).resolve(program));
    List<String> expected =
        source.stream()
            .filter(line -> line.startsWith(PRINTS))
            .map(line -> line.substring(PRINTS.length() + 1))
            .toList();
    assertThat(expected).isNotEmpty();
    Cli cli = run(program);
    assumeTrue(!cli.err().contains("FreezeException"), () -> "not on this system: " + cli.err());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.outLines()).isEqualTo(expected);
    assertThat(cli.status()).isZero();
  }

  private Cli run(String program) throws IOException, InterruptedException {
    String libraries = System.getProperty("jdk.module.path");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            libraries,
            GUIDE.resolve(program).toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return Child.run(builder.directory(ROOT.toFile()), folder);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isShortAndSaysWhatItShows(String program) throws IOException {
    List<String> source = Files.readAllLines(ROOT.resolve(GUIDE).resolve(program));
    assertThat(source).hasSizeLessThanOrEqualTo(MAX_LINES);
    assertThat(source.get(3)).startsWith("// ");
    assertThat(source).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void everyProgramIsListed() throws IOException {
    String list = Files.readString(ROOT.resolve(GUIDE).resolve("README.md"));
    assertThat(programs()).isNotEmpty().allSatisfy(name -> assertThat(list).contains(name));
  }
}
