// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.grep.GrepInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vitrine grep` and GNU grep, of the same files with the same options.
class GrepDifferentialTest {

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");

  private static final List<String> FLAGS = List.of("-c", "-i", "-n", "-b", "-v");

  private static final List<String> MORE_FLAGS =
      List.of("-o", "-w", "-x", "-l", "-L", "-q", "-s", "-h", "-H", "-a", "-m1", "-m3", "-wo");

  private static final List<String> PATTERNS =
      List.of(
          "foo",
          "Foo",
          "o",
          "",
          "a",
          "aaab",
          "status",
          "error",
          "\u00E9t\u00E9",
          "\u00C9",
          "\u4E2D",
          " ",
          ".",
          "foo\nbar",
          "foobar\nfoo",
          "x\n",
          "no such thing",
          "\r",
          "i",
          "S",
          "xxxxx");

  @TempDir private Path folder;

  @Test
  void agreeOnAllCombinationsOfTheMainOptions() throws IOException, InterruptedException {
    GnuGrep grep = GnuGrep.orSkip(folder);
    long seed = 20_261_121;
    System.out.println("GrepDifferentialTest seed " + seed);
    Random random = new Random(seed);
    List<Path> files = GrepFiles.create(folder, random);
    for (int combination = 0; combination < 1 << FLAGS.size(); combination++) {
      for (Path file : files) {
        List<String> arguments = flags(combination);
        arguments.addAll(patterns(random));
        arguments.add(file.toString());
        grep.check(arguments);
      }
      List<String> all = flags(combination);
      all.addAll(patterns(random));
      files.forEach(file -> all.add(file.toString()));
      all.add(folder.resolve("none").toString());
      all.add(folder.toString());
      grep.check(all);
    }
  }

  private static List<String> flags(int combination) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((combination >> i & 1) != 0) {
        flags.add(FLAGS.get(i));
      }
    }
    return flags;
  }

  private static List<String> patterns(Random random) {
    List<String> patterns = new ArrayList<>();
    for (int more = 1; more > 0; more = random.nextInt(4) == 0 ? 1 : 0) {
      patterns.add("-e");
      patterns.add(PATTERNS.get(random.nextInt(PATTERNS.size())));
    }
    return patterns;
  }

  @Test
  void agreeOnRandomCombinationsOfAllOptions() throws IOException, InterruptedException {
    GnuGrep grep = GnuGrep.orSkip(folder);
    long seed = 4;
    System.out.println("GrepDifferentialTest all options, seed " + seed);
    Random random = new Random(seed);
    List<Path> files = GrepFiles.create(folder, random);
    for (int round = 0; round < (LONG ? 3000 : 250); round++) {
      List<String> arguments = flags(random.nextInt(1 << FLAGS.size()));
      for (int more = random.nextInt(3); more > 0; more--) {
        arguments.add(MORE_FLAGS.get(random.nextInt(MORE_FLAGS.size())));
      }
      arguments.addAll(patterns(random));
      for (int count = 1 + random.nextInt(2); count > 0; count--) {
        arguments.add(files.get(random.nextInt(files.size())).toString());
      }
      grep.check(arguments);
    }
  }

  @Test
  void agreeWhereALongLineIsCut() throws IOException, InterruptedException {
    GnuGrep grep = GnuGrep.orSkip(folder);
    Path file = folder.resolve("cut");
    int cut = 8 * GrepInput.BLOCK_BYTE_SIZE;
    for (int at = cut - 16; at < cut + 8; at++) {
      String text = "x ".repeat(at / 2) + "-".repeat(at % 2) + "\u00E9 foo\u00E9 ";
      Files.writeString(file, text + "y ".repeat(100_000) + "\nnext\n");
      grep.check(List.of("-cw", "foo\u00E9", file.toString()));
      grep.check(List.of("-cw", "foo", file.toString()));
      grep.check(List.of("-ci", "\u00C9 f", file.toString()));
      grep.check(List.of("-nb", "-e", "foo", "-e", "next", file.toString()));
    }
  }

  @Test
  void agreeOnRealLogs() throws IOException, InterruptedException {
    Path logs = TestData.folder().resolve("logs");
    assumeTrue(Files.isDirectory(logs), "no test data: " + logs);
    GnuGrep grep = GnuGrep.orSkip(folder);
    List<Path> files;
    try (Stream<Path> found = Files.walk(logs)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> patterns =
        List.of(
            "GET", "error", " 404 ", "-", "\"", "2015", "sshd", "\u00E9", "a\nb", "", "{", "\t");
    for (int combination = 0; combination < 1 << FLAGS.size(); combination++) {
      // Three patterns each, or all of them.
      for (int i = 0; i < (LONG ? patterns.size() : 3); i++) {
        String pattern = patterns.get((3 * combination + i) % patterns.size());
        List<String> arguments = flags(combination);
        arguments.addAll(List.of("-e", pattern));
        files.forEach(file -> arguments.add(file.toString()));
        grep.check(arguments);
      }
    }
  }

  @Test
  void agreeOnWaysToSayIt() throws IOException, InterruptedException {
    GnuGrep grep = GnuGrep.orSkip(folder);
    Path file = Files.writeString(folder.resolve("-v"), "foo -v\nfoo\n-foo\n--\nfoo foo\n");
    String name = file.toString();
    String[][] ways = {
      {"-nb", "foo", name},
      {"foo", "-n", name, "-b"},
      {"-e", "-v", name},
      {"-e-v", name},
      {"-ne", "-v", name},
      {"--", "-foo", name},
      {"--regexp=-foo", name},
      {"-n", "--", "--", name},
      {"-nn", "-n", "foo", name},
      {"-hH", "foo", name},
      {"-Hh", "foo", name, name},
      {"-m", "1", "foo", name},
      {"-m1", "foo", name},
      {"-cm1", "foo", name},
      {"--max-count=1", "foo", name},
      {"-m0", "foo", name},
      {"-Lm0", "foo", name},
      {"-Lm0", "", name, "none", folder.toString()},
      {"-Lvm0", "foo", name},
      {"-m", "-1", "foo", name},
      {"--count", "--invert-match", "foo", name},
      {"--line-number", "--byte-offset", "--ignore-case", "FOO", name},
      {"-e", "foo", "--regexp=--", name},
      {"-c", "foo", name, folder.toString()},
      {"-q", "foo", "none", name},
      {"-q", "foo", name, "none"},
      {"-q", "nothing", name, "none"},
      {"-sc", "foo", "none", name},
      {"-l", "foo", name, "none"},
      {"-L", "foo", name},
      {"-ovc", "foo", name},
      {"-ob", "foo", name},
      {"--color=never", "foo", name},
      {"-F", "foo", name},
    };
    for (String[] way : ways) {
      grep.check(List.of(way));
    }
  }
}
