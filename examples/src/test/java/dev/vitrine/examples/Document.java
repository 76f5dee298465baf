// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A document, and the code in it.
///
/// A whole program has a line above it that says how it is run, `<!-- run: First.java access.log
/// -->`, and may have a block of `text` below it that it prints. Other blocks are parts of a
/// program, whose names `path` and `entries` stand for a log.
///
/// @param path where it is
record Document(Path path) {

  private static final Pattern PROGRAM =
      Pattern.compile(
          "<!-- run: (\\w+\\.java) ?(.*?) -->\n```java\n(.*?)```\n(\n```text\n(.*?)```)?",
          Pattern.DOTALL);
  private static final Pattern FRAGMENT =
      Pattern.compile("(?<!-->\n)( *)```java\n(.*?)```", Pattern.DOTALL);

  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /// A program of a document.
  ///
  /// @param document where it stands
  /// @param file its name
  /// @param arguments what it is run with
  /// @param code its text
  /// @param output what the document says that it prints; empty if it says nothing
  record Program(
      Document document, String file, List<String> arguments, String code, String output) {
    @Override
    public String toString() {
      return document.path.getFileName() + ": " + file;
    }
  }

  /// {@return all documents of the checkout}
  static List<Document> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 3)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .map(Document::new)
          .toList();
    }
  }

  String text() throws IOException {
    return Files.readString(path);
  }

  List<Program> programs() throws IOException {
    return PROGRAM.matcher(text()).results().map(this::program).toList();
  }

  private Program program(MatchResult found) {
    String output = found.group(5) == null ? "" : found.group(5);
    List<String> arguments = List.of(found.group(2).split(" "));
    return new Program(this, found.group(1), arguments, found.group(3), output);
  }

  /// {@return the blocks that are parts of programs}
  List<String> fragments() throws IOException {
    return FRAGMENT.matcher(text()).results().map(found -> found.group(2)).toList();
  }

  /// {@return what links to its headings end in, after the `#`}
  List<String> anchors() throws IOException {
    return HEADING
        .matcher(text())
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").strip().replace(' ', '-'))
        .toList();
  }
}
