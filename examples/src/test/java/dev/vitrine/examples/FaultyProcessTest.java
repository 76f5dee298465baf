// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a process of its own meets: a disk that fails or is full, another user, a pipe that
/// nobody writes to, a device that never ends.
@Timeout(120)
class FaultyProcessTest {

  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /// A disk that ends in the middle of a file: see FailingDisk of the core.
  private static final String FAILING =
      """
      cd "$1"
      truncate -s 64M image
      mkfs.ext4 -q -b 4096 -O ^has_journal image
      mkdir root
      mount -o loop image root
      yes "$2" | head -c 24000000 >root/file
      umount root
      mount -o loop,ro image root
      truncate -s 16M image
      """;

  private static final String LINE =
      "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\"";

  @TempDir private Path folder;

  private Cli run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = Child.command(List.of("-XX:TieredStopAtLevel=1"), arguments);
    return Child.run(new ProcessBuilder(command), folder);
  }

  private int shell(String script) throws IOException, InterruptedException {
    List<String> command = List.of("sh", "-ec", script, "sh", folder.toString(), LINE);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Object[] words(String command, Object... files) {
    List<Object> words = new ArrayList<>(List.of((Object[]) command.split(" ")));
    words.addAll(List.of(files));
    return words.toArray();
  }

  @Test
  void aDiskThatFailsIsAnErrorOfThatFile() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to mount");
    Path good = Files.writeString(folder.resolve("good"), LINE + "\n");
    try {
      assumeTrue(shell(FAILING) == 0, "needs mkfs.ext4 and a loop device");
      Path bad = folder.resolve("root/file");
      for (String command :
          new String[] {
            "verify --format combined", "verify --format utf8 --require PRIVATE", "stats --json",
            "grep -ch GET", "explain", "cat --format combined"
          }) {
        Cli cli = run(words(command, bad, good));
        assertThat(cli.status()).as(command).isEqualTo(2);
        assertThat(cli.errLines())
            .singleElement()
            .asString()
            .matches("vitrine: cannot read: (?i:input/output error).* \\[.*/root/file]");
        assertThat(cli.out()).endsWith(Cli.run(words(command, good)).out());
      }
    } finally {
      shell("umount \"$1/root\" || :");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify --format utf8 %s",
        "stats %s",
        "stats --json %s",
        "grep GET %s",
        "grep -c GET %s",
        "grep -l GET %s",
        "cat --format combined %s",
        "explain %s",
        "--help"
      })
  void aFullDiskBehindTheOutputIsAnError(String command) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full");
    Path file = Files.writeString(folder.resolve("file"), LINE + "\n");
    List<String> java =
        Child.command(
            List.of("-XX:TieredStopAtLevel=1"), (Object[]) command.formatted(file).split(" "));
    Cli cli =
        Child.run(new ProcessBuilder(java).redirectOutput(Redirect.to(full.toFile())), folder);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .isEqualTo("vitrine: cannot write: No space left on device [standard output]\n");
  }

  @Test
  void aSampleThatCannotBeWrittenIsAnErrorAndLeavesNothing() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to mount");
    Path small = Files.createDirectory(folder.resolve("small"));
    try {
      assumeTrue(shell("mount -t tmpfs -o size=1m tmpfs \"$1/small\"") == 0, "needs tmpfs");
      List<String> java = Child.command(List.of("-Djava.io.tmpdir=" + small), "stats");
      Cli cli = Child.run(new ProcessBuilder(java), folder);
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.errLines())
          .singleElement()
          .asString()
          .matches("vitrine: .*No space left on device \\[.*/small]");
      assertThat(small).isEmptyDirectory();
    } finally {
      shell("umount \"$1/small\" || :");
    }
  }

  @Test
  void whatMayNotBeReadIsAnErrorOfThatFile() throws Exception {
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    Path below = Files.writeString(hidden.resolve("file"), LINE + "\n");
    Path secret = Files.writeString(folder.resolve("secret"), LINE + "\n");
    Path good = Files.writeString(folder.resolve("good"), LINE + "\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("rw-r--r--"));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
    assumeTrue(nobody("--version").status() == 0, "nobody cannot run this JVM");
    for (String command :
        new String[] {
          "verify --format utf8", "verify --format utf8 --require PRIVATE", "stats --json",
          "grep -h GET", "cat --format combined", "explain"
        }) {
      Cli cli = nobody(words(command, secret, below, good));
      assertThat(cli.status()).as(command).isEqualTo(2);
      assertThat(cli.errLines())
          .containsExactly(
              "vitrine: cannot open: permission denied [" + secret + "]",
              "vitrine: cannot open: permission denied [" + below + "]");
      assertThat(cli.out()).isEqualTo(Cli.run(words(command, good)).out());
    }
    assertThat(nobody("seal", secret))
        .isEqualTo(new Cli(2, "", "vitrine: cannot open: permission denied [" + secret + "]\n"));
  }

  private Cli nobody(Object... arguments) throws IOException, InterruptedException {
    Path modules = folder.resolve("modules");
    if (!Files.exists(modules)) {
      Child.inArchives(Child.command(List.of()), Files.createDirectory(modules));
    }
    List<String> command =
        new ArrayList<>(Child.command(List.of("-XX:TieredStopAtLevel=1"), arguments));
    command.set(command.indexOf("-p") + 1, modules.toString());
    command.addAll(0, NOBODY);
    return Child.run(new ProcessBuilder(command), folder);
  }

  /// As every reader of pipes does; who does not want to wait interrupts it.
  @Test
  void aPipeIsReadWhenAWriterComes() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<String> java = Child.command(List.of(), "verify", "--format", "utf8", pipe);
    Process waiting = new ProcessBuilder(java).start();
    assertThat(waiting.waitFor(1, TimeUnit.SECONDS)).isFalse();
    Files.writeString(pipe, "text");
    assertThat(waiting.inputReader().readLine()).isEqualTo("VALID " + pipe);
    assertThat(waiting.waitFor()).isZero();
    assumeTrue(Child.isInterruptible(), "SIGINT is ignored here");
    Process interrupted = new ProcessBuilder(java).start();
    assertThat(interrupted.waitFor(1, TimeUnit.SECONDS)).isFalse();
    new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid())).start().waitFor();
    assertThat(interrupted.waitFor()).isEqualTo(130);
  }

  @Test
  void aDeviceThatNeverEndsTakesNoMemory() throws Exception {
    Process endless =
        new ProcessBuilder(Child.command(List.of(), "verify", "--format", "utf8", "/dev/zero"))
            .start();
    try {
      assertThat(endless.waitFor(2, TimeUnit.SECONDS)).isFalse();
      assertThat(residentMiB(endless.pid())).isLessThan(400);
    } finally {
      endless.destroy();
    }
    assertThat(endless.waitFor()).isEqualTo(143);
  }

  @Test
  void aRecordThatNeverEndsIsRefusedBeforeItTakesAllMemory() throws Exception {
    for (String device : new String[] {"/dev/zero", "/dev/full"}) {
      Cli cli = run("verify", "--format", "lines", device);
      assertThat(cli.out())
          .isEqualTo(
              "INVALID %1$s: lines: line 1: record too long at byte 0 (found more than 268435456"
                      .formatted(device)
                  + " bytes, allowed 268435456 bytes) [%s]\n".formatted(device));
      assertThat(cli.status()).isEqualTo(1);
    }
  }

  private static long residentMiB(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElseThrow();
  }
}
