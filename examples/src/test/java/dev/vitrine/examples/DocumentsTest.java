// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.stats.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents say is so: their code runs, their links lead somewhere, their claims have
/// tests.
class DocumentsTest {

  private static final Path ROOT = findRoot();
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern CLAIM = Pattern.compile("\\bS(\\d+)\\b");

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @TempDir private Path folder;

  @Test
  void firstExampleOfTheReadmeRuns() throws Exception {
    String example = code("README.md").getFirst();
    Path source = Files.writeString(folder.resolve("Example.java"), example);
    Path log = SampleLog.create(folder);
    assertThat(java(source.toString(), log.toString()))
        .matches("99900 entries, 100 malformed, \\d+ bytes\n");
  }

  @Test
  void secondExampleOfTheReadmeRuns() throws Exception {
    for (String name : List.of("museum.bfbs", "museum.bin")) {
      Files.copy(Path.of("src/main/flatbuffers", name), folder.resolve(name));
    }
    List<String> examples = code("README.md");
    assertThat(examples).hasSize(2);
    String program =
        """
        import dev.vitrine.formats.flatbuffers.*;
        import dev.vitrine.mapping.FrozenFile;
        import java.nio.file.Path;

        void main() throws Exception {
          %s
        }
        """
            .formatted(examples.getLast());
    Path source = Files.writeString(folder.resolve("Fragment.java"), program);
    assertThat(java("-Dstdout.encoding=UTF-8", source.toString()))
        .startsWith("Glaskabinett \"Grüße\" 展示, ")
        .contains("PERMANENT");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (Document document : Document.below(ROOT)) {
      for (MatchResult link : LINK.matcher(document.text()).results().toList()) {
        Path target = document.path().resolveSibling(link.group(1)).normalize();
        assertThat(target).as("link in %s", document).exists();
        if (link.group(2) != null) {
          assertThat(new Document(target).anchors())
              .as("headings of %s, linked to in %s", target, document)
              .contains(link.group(2).substring(1));
        }
      }
    }
  }

  @Test
  void citedClaimsExist() throws IOException {
    Set<String> claims = claims("\\*\\*S(\\d+)\\*?\\*?", ROOT.resolve("SAFETY.md"));
    assertThat(claims).contains("0", "1", "2");
    for (Path source : filesBelow("src", ".java")) {
      String text = Files.readString(source);
      List<String> cited =
          text.lines()
              .filter(line -> line.contains("SAFETY") || line.contains("laim"))
              .flatMap(line -> CLAIM.matcher(line).results().map(m -> m.group(1)))
              .toList();
      assertThat(claims).as("claims cited in %s", source).containsAll(cited);
    }
  }

  @Test
  void testsNamedInTheClaimsExist() throws IOException {
    Set<String> tests =
        filesBelow("src/test", ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    List<String> named =
        Pattern.compile("`(\\w+Test)\\b")
            .matcher(Files.readString(ROOT.resolve("SAFETY.md")))
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(tests).containsAll(named);
  }

  /// A row without a test is a promise.
  @Test
  void everyFaultHasATestThatExists() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/faults.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| situation"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      String tests = row.substring(row.lastIndexOf("| ", row.length() - 3));
      List<MatchResult> named = TEST.matcher(tests).results().toList();
      assertThat(named).as("tests of: %s", row).isNotEmpty();
      for (MatchResult test : named) {
        assertThat(sources(test.group(1))).as(test.group()).isNotEmpty();
        if (test.group(2) != null) {
          String method = "void " + test.group(2) + "(";
          assertThat(sources(test.group(1)).getFirst()).content().as(test.group()).contains(method);
        }
      }
    }
  }

  private static List<Path> sources(String test) throws IOException {
    return filesBelow("src/test", "/" + test + ".java");
  }

  @Test
  void readmeIsShort() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
  }

  private static List<String> code(String document) throws IOException {
    return CODE.matcher(Files.readString(ROOT.resolve(document)))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static Set<String> claims(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Runs a source file as a user does, with the libraries on the module path.
  private String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=dev.vitrine.core",
            "--add-modules=dev.vitrine.formats",
            "-p",
            System.getProperty("jdk.module.path", "")));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  private static List<Path> filesBelow(String part, String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("core", "formats", "examples", "bench")) {
      Path start = ROOT.resolve(module, part.split("/"));
      if (Files.isDirectory(start)) {
        try (Stream<Path> files = Files.walk(start)) {
          files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
