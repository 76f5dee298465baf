// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `vitrine grep` as a process: pipes, small heaps, files that change meanwhile.
@Timeout(300)
class GrepProcessTest {

  private static final int MIB = 1 << 20;

  @TempDir private Path folder;

  private static ProcessBuilder grep(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("grep"));
    all.addAll(List.of(arguments));
    return new ProcessBuilder(Child.command(List.of("-Xmx64m"), all.toArray()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void withoutFileItReadsTheStandardInput() throws IOException, InterruptedException {
    Path file = write("file", "foo\nbar\nfoo bar");
    for (Object[] arguments : new Object[][] {{"-Hn", "bar"}, {"-Hn", "bar", "-"}}) {
      assertThat(Child.run(grep(arguments).redirectInput(file.toFile()), folder))
          .isEqualTo(new Cli(0, "(standard input):2:bar\n(standard input):3:foo bar\n", ""));
    }
  }

  @Test
  void theStandardInputMayBeNamedTwice() throws IOException, InterruptedException {
    Path file = write("file", "foo\n");
    assertThat(Child.run(grep("-c", "foo", "-", file, "-").redirectInput(file.toFile()), folder))
        .isEqualTo(new Cli(0, "(standard input):1\n" + file + ":1\n" + "(standard input):0\n", ""));
  }

  @Test
  void linesFromAPipeAreShownWhileItIsOpen() throws IOException, InterruptedException {
    Process process = grep("-n", "o").redirectError(Redirect.INHERIT).start();
    try (OutputStream in = process.getOutputStream()) {
      for (int i = 1; i <= 3; i++) {
        in.write("one\nbar\n".getBytes(US_ASCII));
        in.flush();
        assertThat(process.inputReader().readLine()).isEqualTo((2 * i - 1) + ":one");
      }
      in.write('o');
    }
    assertThat(process.inputReader().readLine()).isEqualTo("7:o");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aReaderThatHasSeenEnoughEndsItSilently() throws IOException, InterruptedException {
    Path file = write("file", "line\n".repeat(MIB));
    List<String> pipe = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" | head -n 1"));
    pipe.addAll(grep("-n", "line", file, file).command());
    assertThat(Child.run(new ProcessBuilder(pipe), folder))
        .isEqualTo(new Cli(0, file + ":1:line\n", ""));
  }

  @Test
  void aFullDiskIsAnError() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    Path file = write("file", "line\n");
    Redirect full = Redirect.to(Path.of("/dev/full").toFile());
    Cli cli = Child.run(grep("line", file).redirectOutput(full), folder);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .isEqualTo("vitrine: cannot write: No space left on device [standard output]\n");
  }

  @Test
  void aFileThatIsTheOutputIsRefused() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "no /proc");
    Path file = write("file", "line\n");
    Redirect append = Redirect.appendTo(file.toFile());
    Cli cli = Child.run(grep("line", file).redirectOutput(append), folder);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .isEqualTo("vitrine: cannot open: is also the standard output [" + file + "]\n");
    assertThat(file).hasContent("line\n");
  }

  @Test
  void aLineLargerThanTheHeapIsSearchedAndShown() throws IOException, InterruptedException {
    int size = Boolean.getBoolean("vitrine.long") ? 1024 : 160;
    Path file = folder.resolve("long");
    byte[] block = new byte[MIB];
    Arrays.fill(block, (byte) 'a');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write('\n');
      for (int i = 0; i < size; i++) {
        out.write(block);
      }
      out.write("needle\nend".getBytes(US_ASCII));
    }
    assertThat(Child.run(grep("-cnb", "needle", file), folder)).isEqualTo(new Cli(0, "1\n", ""));
    assertThat(Child.run(grep("-nb", "end", file), folder).out())
        .isEqualTo("3:" + ((long) size * MIB + 8) + ":end\n");
    assertThat(Child.run(grep("-vc", "needle", file), folder)).isEqualTo(new Cli(0, "2\n", ""));
    Path out = folder.resolve("out");
    Cli shown = Child.run(grep("-n", "needle", file).redirectOutput(out.toFile()), folder);
    assertThat(shown.status()).isZero();
    assertThat(Files.size(out)).isEqualTo((long) size * MIB + 9);
    Cli regex = Child.run(grep("-E", "need.e", file, write("other", "needle")), folder);
    assertThat(regex.status()).isEqualTo(2);
    assertThat(regex.out()).isEqualTo(folder.resolve("other") + ":needle\n");
    assertThat(regex.err())
        .isEqualTo(
            "vitrine: cannot read: line too long at byte 1 (found more than 8388608 bytes, allowed 8388608) ["
                + (file + "]\n"));
  }

  /// Whatever the writer does, every line shown was written by him.
  @Test
  void aFileMayGrowAndShrinkMeanwhile() throws Exception {
    Path file = write("changing", "");
    AtomicBoolean ended = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> change(file, ended));
    try {
      for (int i = 0; i < 6; i++) {
        Cli cli = Child.run(grep("-n", "needle", file), folder);
        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isBetween(0, 1);
        assertThat(cli.outLines())
            .allSatisfy(line -> assertThat(line).matches("\\d+:[\\w\\s]*needle[\\w\\s]*"));
      }
    } finally {
      ended.set(true);
      writer.join();
    }
  }

  private static void change(Path path, AtomicBoolean ended) {
    byte[] text = "some hay and a needle\nhay and hay\n".repeat(40_000).getBytes(US_ASCII);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      while (!ended.get()) {
        file.seek(0);
        file.write(text);
        file.write(text);
        file.setLength(text.length / 3);
        file.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
