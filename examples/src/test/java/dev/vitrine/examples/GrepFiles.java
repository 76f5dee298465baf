// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Files that try a line search: all kinds of line ends, bytes that are no text, long lines.
final class GrepFiles {

  private static final List<String> WORDS =
      List.of(
          "foo",
          "Foo",
          "FOO",
          "bar",
          "foobar",
          "error",
          "ERROR",
          "status",
          "\u017Ftatus",
          "\u0131x",
          "\u00E9t\u00E9",
          "\u00C9T\u00C9",
          "aaaa",
          "aaab",
          "_foo",
          "foo_",
          " ",
          ".",
          "-v",
          "*",
          "\u4E2D\u6587",
          "\uD83D\uDE00",
          "");

  private GrepFiles() {}

  static List<Path> create(Path folder, Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    // Before those with long lines, after which GNU grep reads more at a time.
    files.add(broken(folder, "late binary", text(random, 30_000, "\n"), random, (byte) 0, 1));
    files.add(write(folder, "text", text(random, 300, "\n")));
    files.add(write(folder, "crlf", text(random, 100, "\r\n")));
    files.add(write(folder, "no end", text(random, 30, "\n").concat("foo bar")));
    files.add(write(folder, "empty", ""));
    files.add(write(folder, "line feed", "\n"));
    files.add(write(folder, "line feeds", "\n\nfoo\n\n"));
    files.add(write(folder, "large", text(random, 30_000, "\n")));
    files.add(write(folder, "long", longLines(random)));
    files.add(broken(folder, "ill-formed", text(random, 200, "\n"), random, (byte) 0xFF, 20));
    files.add(broken(folder, "binary", text(random, 200, "\n"), random, (byte) 0, 20));
    files.add(write(folder, "binary and long", "foo\0\n" + longLines(random)));
    files.add(broken(folder, "latin 1", longLines(random), random, (byte) 0xE9, 2));
    return files;
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path broken(
      Path folder, String name, String text, Random random, byte with, int count)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < count; i++) {
      bytes[bytes.length / 2 + random.nextInt(bytes.length / 2)] = with;
    }
    return Files.write(folder.resolve(name), bytes);
  }

  private static String text(Random random, int lines, String end) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      for (int words = random.nextInt(6); words > 0; words--) {
        text.append(word(random)).append(random.nextBoolean() ? " " : "");
      }
      text.append(end);
    }
    return text.toString();
  }

  /// Lines longer than what is read at a time, and longer than what is kept in memory.
  private static String longLines(Random random) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int size : new int[] {10, 100_000, 0, 98_304, 98_303, 1_000_000, 5, 2_500_000, 7}) {
      String filler = random.nextBoolean() ? "x" : "\u00E9";
      int before = size == 0 ? 0 : random.nextInt(size);
      text.writeBytes(filler.repeat(before).getBytes(StandardCharsets.UTF_8));
      text.writeBytes(word(random).getBytes(StandardCharsets.UTF_8));
      text.writeBytes(filler.repeat(size - before).getBytes(StandardCharsets.UTF_8));
      text.write('\n');
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
