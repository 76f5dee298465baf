// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules that no other tool checks, read from the source files of all modules.
class BuildTest {
  private static final Path ROOT = findRoot();

  /// Lines above a suppression in which its proof must begin: a proof lists every precondition.
  private static final int SAFETY_LINES = 25;

  /// Longest file without a reason.
  private static final int MAX_LINES = 250;

  /// Lines from the top in which a longer file must give its reason.
  private static final int LENGTH_REASON_LINES = 40;

  private static final List<String> HEADER =
      List.of("// Copyright 2026 The Vitrine Authors", "// SPDX-License-Identifier: Apache-2.0");

  @Test
  void mavenWrapperFindsItsJdk() throws IOException {
    // Generating the wrapper again drops the lines that were added to it.
    assertThat(Files.readString(ROOT.resolve("mvnw"))).contains("find_jdk 25");
  }

  @Test
  void everySuppressedRestrictionHasItsProof() throws IOException {
    List<String> unproven = new ArrayList<>();
    for (Path file : javaFiles("main")) {
      List<String> lines = Files.readAllLines(file);
      IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).matches("\\s*@SuppressWarnings\\(.*\"restricted\".*"))
          .filter(i -> lacks("SAFETY:", lines.subList(Math.max(0, i - SAFETY_LINES), i)))
          .forEach(i -> unproven.add(ROOT.relativize(file) + ":" + (i + 1)));
    }
    assertThat(unproven).as("restricted calls without a SAFETY: comment above").isEmpty();
  }

  @Test
  void longFilesGiveAReason() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : javaFiles("main")) {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() > MAX_LINES && lacks("// LENGTH:", lines.subList(0, LENGTH_REASON_LINES))) {
        tooLong.add(ROOT.relativize(file) + ": " + lines.size() + " lines");
      }
    }
    assertThat(tooLong).as("files over %d lines without // LENGTH:", MAX_LINES).isEmpty();
  }

  @Test
  void everyFileBeginsWithTheLicenceHeader() throws IOException {
    List<String> bare = new ArrayList<>();
    for (Path file : javaFiles("main", "test")) {
      List<String> lines = Files.readAllLines(file);
      if (!lines.subList(0, Math.min(HEADER.size(), lines.size())).equals(HEADER)) {
        bare.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(bare).as("files that do not begin with the licence header").isEmpty();
  }

  @Test
  void everyTypePackageAndModuleIsDocumented() throws IOException {
    // The documentation tool looks at exported packages only.
    List<String> silent = new ArrayList<>();
    for (Path file : javaFiles("main")) {
      if (Files.readAllLines(file).stream().noneMatch(line -> line.startsWith("/// "))) {
        silent.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(silent).as("files whose type, package or module has no /// comment").isEmpty();
  }

  private static boolean lacks(String mark, List<String> lines) {
    return lines.stream().noneMatch(line -> line.contains(mark));
  }

  /// Returns the Java files of these source sets in all modules; never none, or a rule would hold
  /// because nothing was read.
  private static List<Path> javaFiles(String... sourceSets) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("bench", "core", "examples", "formats")) {
      for (String sourceSet : sourceSets) {
        Path folder = ROOT.resolve(module, "src", sourceSet, "java");
        if (!Files.isDirectory(folder)) {
          continue;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
          paths.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  /// Returns the top folder of the checkout, whatever module folder the test runs in.
  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
