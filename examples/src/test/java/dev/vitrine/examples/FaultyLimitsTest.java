// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many files, and few descriptors, little heap, little address space.
@Timeout(120)
class FaultyLimitsTest {

  private static final int FILES = 10_000;

  @TempDir private Path folder;

  private Cli run(String limit, List<String> options, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh"));
    command.addAll(Child.command(options, arguments));
    return Child.run(new ProcessBuilder(command), folder);
  }

  private List<Object> verifyMany(List<Path> files) {
    List<Object> arguments = new ArrayList<>(List.of("verify", "--format", "utf8"));
    for (int i = 0; i < FILES; i++) {
      arguments.add(files.get(i % files.size()));
    }
    return arguments;
  }

  @Test
  void tenThousandFilesAreVerifiedInTheirOrderWithFewDescriptorsAndLittleHeap() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 97; i++) {
      Path file = folder.resolve("f" + i);
      files.add(Files.write(file, new byte[] {(byte) (i == 50 ? 0xFF : 'a'), '\n'}));
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      expected.add((i % 97 == 50 ? "INVALID " : "VALID ") + files.get(i % 97));
    }
    for (String option : new String[] {"--threads=8", "--require=PRIVATE"}) {
      List<Object> arguments = verifyMany(files);
      arguments.add(option);
      Cli cli = run("ulimit -n 48", List.of("-Xmx32m"), arguments.toArray());
      assertThat(cli.err()).isEmpty();
      assertThat(cli.status()).isEqualTo(1);
      assertThat(cli.outLines().stream().map(line -> line.split(": ", 2)[0])).isEqualTo(expected);
    }
  }

  /// Each of many threads has a file open; none is left for some.
  @Test
  void aFileForWhichNoDescriptorIsLeftIsAnErrorAndTheOthersGoOn() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path file = Files.writeString(folder.resolve("file"), "text");
    List<Object> arguments = new ArrayList<>(List.of("verify", "--format=utf8", "--threads=200"));
    arguments.addAll(Collections.nCopies(100, pipe));
    arguments.add(file);
    // Whoever has the pipe open waits for its writer, who comes late.
    Process writer = new ProcessBuilder("sh", "-c", "exec 3<>\"$0\"; sleep 6", "" + pipe).start();
    List<String> java =
        Child.inArchives(Child.command(List.of("-Xmx64m"), arguments.toArray()), folder);
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 48; exec \"$@\"", "sh"));
    command.addAll(java);
    Cli cli = Child.run(new ProcessBuilder(command), folder);
    assertThat(writer.waitFor()).isZero();
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.errLines())
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line).matches("vitrine: cannot open: (?i:too many open files).* \\[.*]"));
    assertThat(cli.outLines()).contains("VALID " + pipe);
    assertThat(cli.outLines().size() + cli.errLines().size()).isEqualTo(101);
  }

  private Path large() throws IOException {
    Path path = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(256L << 20); // of which nothing is stored
      for (long line = 1 << 20; line <= file.length(); line += 1 << 20) {
        file.seek(line - 1);
        file.write('\n');
      }
    }
    return path;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify --format utf8 %s | VALID",
        "verify --format lines --threads 4 %s | VALID",
        "verify --format utf8 --require PRIVATE %s | VALID",
        "stats --json %s | {\"lines\":256,",
        "grep -ac -v x %s | 256",
        "grep -ac -E x$ %s | 0",
        "explain %s | "
      })
  void aSmallHeapIsEnoughForALargeFile(String line) throws Exception {
    String[] parts = line.split(" \\| ?", -1);
    Cli cli = run(":", List.of("-Xmx64m"), (Object[]) parts[0].formatted(large()).split(" "));
    assertThat(cli.out()).startsWith(parts[1]);
    assertThat(cli.err()).doesNotContain("memory", "\tat ");
    assertThat(cli.status()).isLessThan(2);
  }

  @Test
  void aSmallHeapIsEnoughToPrintALargeFile() throws Exception {
    Path text = folder.resolve("text");
    Files.writeString(text, "a line of text that is printed as JSON\n".repeat(1_500_000));
    Cli cli = run(":", List.of("-Xmx24m"), "cat", "--format", "lines", text);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.status()).isZero();
    assertThat(cli.out().lines().count()).isEqualTo(1_500_000);
  }

  /// The JVM takes its own address space first, so the limit is set from outside, when it waits.
  @Test
  void withoutAddressSpaceAFileThatIsFrozenIsAnErrorAndWindowsWork() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit");
    Path large = large();
    for (String way : new String[] {"--threads=1", "--require=PERMANENT"}) {
      Path pipe = folder.resolve("pipe" + way);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      List<String> java =
          Child.command(List.of("-Xmx64m"), "verify", "--format=utf8", way, "-", large);
      Process process = new ProcessBuilder(java).redirectErrorStream(true).start();
      Thread.sleep(1000); // it waits for the standard input
      String limit = "--as=" + (used(process.pid()) + (96L << 20));
      String pid = Long.toString(process.pid());
      assertThat(new ProcessBuilder("prlimit", limit, "--pid", pid).start().waitFor()).isZero();
      process.getOutputStream().close();
      String said = process.inputReader().readAllAsString();
      if (way.equals("--threads=1")) {
        assertThat(said).isEqualTo("VALID -\nVALID " + large + "\n");
        assertThat(process.waitFor()).isZero();
      } else {
        assertThat(said)
            .contains("vitrine: ", "(ENOMEM)", "[" + large + "]")
            .doesNotContain("\tat");
        assertThat(process.waitFor()).isEqualTo(2);
      }
    }
  }

  private static long used(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmSize:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow();
    }
  }
}
