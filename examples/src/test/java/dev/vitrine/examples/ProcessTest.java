// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.stats.SampleLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own shows: pipes, a full disk, a small heap, another language.
class ProcessTest {

  @TempDir private Path folder;

  private Cli run(List<String> options, Object... arguments)
      throws IOException, InterruptedException {
    return Child.run(new ProcessBuilder(Child.command(options, arguments)), folder);
  }

  @Test
  void readsStandardInputAsAPipe() throws IOException, InterruptedException {
    Path sample = SampleLog.create(folder);
    assumeTrue(Files.exists(Path.of("/dev/stdin")), "no /dev/stdin");
    List<String> java = Child.command(List.of(), "stats", "--json", "/dev/stdin");
    List<String> pipe =
        new ArrayList<>(List.of("sh", "-c", "cat \"$0\" | \"$@\"", sample.toString()));
    pipe.addAll(java);
    Cli piped = Child.run(new ProcessBuilder(pipe), folder);
    assertThat(piped.err()).isEmpty();
    assertThat(piped.status()).isZero();
    assertThat(piped.out().replace("/dev/stdin", sample.toString()))
        .isEqualTo(Cli.run("stats", "--json", sample).out());
    Cli redirected = Child.run(new ProcessBuilder(java).redirectInput(sample.toFile()), folder);
    assertThat(redirected).isEqualTo(piped);
  }

  @Test
  void aReaderThatHasSeenEnoughEndsItSilently() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    List<Object> arguments = new ArrayList<>(List.of("verify", "--format", "utf8"));
    arguments.addAll(Collections.nCopies(2000, file)); // more than a pipe holds
    List<String> pipe = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" | head -n 1"));
    pipe.addAll(Child.command(List.of(), arguments.toArray()));
    assertThat(Child.run(new ProcessBuilder(pipe), folder))
        .isEqualTo(new Cli(0, "VALID " + file + "\n", ""));
  }

  @Test
  void aFullDiskIsAnError() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    Path file = Files.writeString(folder.resolve("file"), "");
    for (String[] arguments :
        new String[][] {{"verify", "--format=utf8"}, {"stats", "--json"}, {"explain", "--"}}) {
      List<String> command = Child.command(List.of(), arguments[0], arguments[1], file);
      Cli cli =
          Child.run(
              new ProcessBuilder(command)
                  .redirectOutput(Redirect.to(Path.of("/dev/full").toFile())),
              folder);
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.err())
          .isEqualTo("vitrine: cannot write: No space left on device [standard output]\n");
    }
  }

  @Test
  void aHeapThatIsTooSmallIsAnErrorAndNoVerdict() throws IOException, InterruptedException {
    Path log = folder.resolve("distinct.log");
    try (BufferedWriter writer = Files.newBufferedWriter(log)) {
      for (int i = 0; i < 300_000; i++) {
        writer.write("h - - [01/Jan/2026:00:00:00 +0000] \"GET /" + "long".repeat(20) + i);
        writer.write(" HTTP/1.1\" 200 1 \"-\" \"-\"\n");
      }
    }
    Cli cli = run(List.of("-Xmx16m"), "stats", "--json", log);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errLines())
        .singleElement()
        .asString()
        .startsWith("vitrine: cannot read: out of memory: ")
        .endsWith(" [" + log + "]");
    Path sample = SampleLog.create(folder);
    Cli both = run(List.of("-Xmx16m"), "stats", "--json", log, sample);
    assertThat(both.err()).isEqualTo(cli.err());
    assertThat(both.out()).isEqualTo(Cli.run("stats", "--json", sample).out());
  }

  @Test
  void aLineThatIsTooLargeForTheHeapLeavesNoHalfOfARecord()
      throws IOException, InterruptedException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    Path small = Files.writeString(folder.resolve("small"), "text\n");
    Cli cli = run(List.of("-Xmx32m"), "cat", "--format", "lines", large, small);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEqualTo("{\"line\":1,\"byteOffset\":0,\"text\":\"text\"}\n");
    assertThat(cli.errLines())
        .singleElement()
        .asString()
        .startsWith("vitrine: cannot read: out of memory: ")
        .endsWith(" [" + large + "]");
  }

  @Test
  void digitsAreThoseOfJsonInEveryLanguage() throws IOException, InterruptedException {
    Path sample = SampleLog.create(folder);
    Cli arabic = run(List.of("-Duser.language=ar", "-Duser.country=EG"), "stats", "--json", sample);
    assertThat(arabic).isEqualTo(Cli.run("stats", "--json", sample));
  }

  @Test
  void saysWhichFileItCouldNotRead() throws IOException, InterruptedException {
    Path unreadable = Path.of("/proc/self/mem"); // whose first page is never mapped
    assumeTrue(Files.isReadable(unreadable), "no /proc/self/mem");
    Cli cli = run(List.of(), "verify", "--format", "utf8", unreadable);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).matches("vitrine: cannot read: .*EIO.* \\[/proc/self/mem]\n");
  }

  @Test
  void worksWithoutNativeAccess() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    List<String> command = new ArrayList<>(Child.command(List.of(), "explain", file));
    command.removeIf(option -> option.startsWith("--enable-native-access"));
    command.add(1, "--illegal-native-access=deny");
    Cli cli = Child.run(new ProcessBuilder(command), folder);
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .startsWith(file + ": frozen by PrivateCopy, PRIVATE: nobody else has the bytes\n");
  }
}
