// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.rows.FormatOption;
import dev.vitrine.examples.rows.Formats;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command, given something that it cannot read before a file that it can: a message and
/// status 2, nothing else about the first, everything about the second.
@Timeout(60)
class FaultyFilesTest {

  private static final String LINE =
      "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\"\n";

  @TempDir private Path folder;
  private Path good;

  @BeforeEach
  void makeFile() throws IOException {
    good = Files.writeString(folder.resolve("good"), LINE);
  }

  /// The commands that read whatever can be read.
  static Stream<String> readers() {
    return Stream.of(
        "verify --format utf8",
        "verify --format combined --threads 3",
        "stats --json",
        "stats",
        "grep -h GET",
        "grep -h -E G.T",
        "cat --format combined");
  }

  /// The commands that freeze, and so need a regular file.
  static Stream<String> freezers() {
    return Stream.of("verify --format utf8 --require PRIVATE", "explain");
  }

  static Stream<String> commands() {
    return Stream.concat(readers(), freezers());
  }

  private static Cli run(String command, Object... files) {
    List<Object> arguments = new ArrayList<>(List.of((Object[]) command.split(" ")));
    arguments.addAll(List.of(files));
    return Cli.run(arguments.toArray());
  }

  private void assertRefused(String command, Object file, String reason) {
    Cli both = run(command, file, good);
    assertThat(both.status()).as("%s %s", command, file).isEqualTo(2);
    assertThat(both.out()).isEqualTo(run(command, good).out());
    assertThat(both.errLines())
        .singleElement()
        .asString()
        .matches("vitrine: cannot (open|read): (?i:" + reason + ") \\[.*]")
        .endsWith("[" + file + "]");
    Cli seal = Cli.run("seal", file);
    assertThat(seal.status()).isEqualTo(2);
    assertThat(seal.out()).isEmpty();
    assertThat(seal.errLines()).singleElement().asString().startsWith("vitrine: ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void directories(String command) {
    assertRefused(command, folder, "is a directory");
    assertRefused(command, "", "is a directory");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void pathsThatLeadNowhere(String command) throws IOException {
    assertRefused(command, folder.resolve("missing"), "no such file");
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    assertRefused(command, dangling, "no such file");
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertRefused(command, loop, "too many .*symbolic links.*");
    assertRefused(command, good.resolve("below"), "no such file|not a directory");
    assertRefused(command, folder.resolve("x".repeat(300)), "file name too long.*");
    assertRefused(command, folder.resolve("x/".repeat(2100) + "x"), "file name too long.*");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void sockets(String command) throws IOException {
    Path path = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      assertRefused(command, path, "is a socket.*|no such device or address");
    }
  }

  @ParameterizedTest
  @MethodSource("freezers")
  void pipesAndDevicesWhereAFileIsFrozen(String command) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Object odd : List.of(pipe, "/dev/null", "/dev/zero")) {
      assertRefused(command, odd, "is not a regular file");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void emptyFiles(String command) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Cli cli = run(command, empty);
    assertThat(cli.status()).isEqualTo(command.startsWith("grep") ? 1 : 0);
    assertThat(cli.err()).isEmpty();
  }

  /// Of each format that needs no more options: nothing, or what is missing.
  @Test
  void emptyFilesOfEveryFormat() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Formats.Names formats = new Formats.Names();
    formats.removeAll(FormatOption.NAMES);
    for (String format : formats) {
      Cli verify = Cli.run("verify", "--format", format, empty);
      assertThat(verify.err()).isEmpty();
      assertThat(verify.out())
          .as(format)
          .matches("(VALID|INVALID) .*/empty(: .+ at byte 0 \\(.+\\) \\[.+])?\n");
      Cli cat = Cli.run("cat", "--format", format, empty);
      assertThat(cat.out()).as(format).isEmpty();
      assertThat(cat.status()).isLessThanOrEqualTo(verify.status()); // packets may be cut off
      assertThat(cat.err().isEmpty()).isEqualTo(cat.status() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void nothingCanBeReadFromTheNullDevice(String command) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Cli device = run(command, "/dev/null");
    assertThat(device.out().replace("/dev/null", empty.toString()))
        .isEqualTo(run(command, empty).out());
    assertThat(device.err()).isEmpty();
  }

  /// Java drops the slash of a path; `grep` prints the name as it was given.
  @ParameterizedTest
  @MethodSource("commands")
  void aFinalSlashIsNotPartOfAName(String command) {
    assertThat(run(command, good + "/")).isEqualTo(run(command, good));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesInMessagesAreOnOneLineAndDoNothingToATerminal(String command) {
    String name = folder + "/a\nVALID b\r\u001b[2J\u007f\u009b\"'\\\té";
    Cli cli = run(command, name, good);
    assertThat(cli.out()).isEqualTo(run(command, good).out());
    assertThat(cli.err())
        .isEqualTo(
            "vitrine: cannot open: no such file ["
                + (folder + "/a\\u000aVALID b\\u000d\\u001b[2J\\u007f\\u009b\"'\\\té]\n"));
  }

  @Test
  void sealSaysWhatItSealedOnOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("a\nb\u001b[2J"), "text");
    Cli cli = Cli.run("seal", file);
    assertThat(cli.out() + cli.err())
        .hasLineCount(1)
        .contains("/a\\u000ab\\u001b[2J")
        .doesNotContain("\u001b");
  }
}
