// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The archives that the build made, unpacked and used as a user does.
@Timeout(300)
class ArchiveIT {

  @TempDir private Path folder;

  /// {@return the folder that the archive holds, unpacked under a name with a space}
  private Path unpack(String property) throws IOException, InterruptedException {
    String archive = System.getProperty(property, "");
    assumeTrue(Files.isRegularFile(Path.of(archive)), "not built: " + property + "=" + archive);
    Path place = Files.createDirectory(folder.resolve("a place"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive, "-C", place.toString()).inheritIO().start();
    assertThat(tar.waitFor()).isZero();
    try (Stream<Path> top = Files.list(place)) {
      return top.reduce((one, other) -> other).orElseThrow();
    }
  }

  private Cli run(Map<String, String> environment, Object... command)
      throws IOException, InterruptedException {
    List<String> words = List.of(command).stream().map(Object::toString).toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return Child.run(builder, folder);
  }

  private void verifies(Path home, Map<String, String> environment) throws Exception {
    Path file = Files.writeString(folder.resolve("é"), "text");
    Cli expected = new Cli(0, "VALID é\n", "");
    Object[] verify = {home.resolve("bin/vitrine"), "verify", "--format=utf8", file.getFileName()};
    assertThat(run(environment, verify)).as("first use").isEqualTo(expected);
    assertThat(run(environment, verify)).as("second use").isEqualTo(expected);
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/vitrine"));
    Map<String, String> path = Map.of("PATH", System.getenv("PATH"), "VITRINE_JDK", jdk(home));
    assertThat(run(path, link, "--version").out()).startsWith("vitrine ");
    try (Stream<Path> caches = Files.list(home.resolve("cache"))) {
      Path cache = caches.filter(each -> each.toString().endsWith(".aot")).findAny().orElseThrow();
      assertThat(cache).isNotEmptyFile();
      Files.write(cache, new byte[1000]); // damaged
    }
    assertThat(run(environment, verify)).as("with a damaged cache").isEqualTo(expected);
  }

  private static String jdk(Path home) {
    return Files.exists(home.resolve("runtime")) ? "" : System.getProperty("java.home");
  }

  @Test
  void archiveRunsOnTheJdkThatItFinds() throws Exception {
    Path home = unpack("vitrine.archive");
    assertThat(home.resolve("share/man/man1/vitrine-verify.1")).isNotEmptyFile();
    assertThat(home.resolve("share/bash-completion/completions/vitrine")).isNotEmptyFile();
    assertThat(home.resolve("share/zsh/site-functions/_vitrine")).isNotEmptyFile();
    assertThat(home.resolve("built")).doesNotExist();
    assertThat(home.resolve("cache")).doesNotExist();
    String path = System.getenv("PATH");
    verifies(home, Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home")));
  }

  @Test
  void archiveWorksWhereNothingMayBeWritten() throws Exception {
    Path home = unpack("vitrine.archive");
    Files.writeString(home.resolve("cache"), "in the way of the folder, even for root");
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"));
    assertThat(run(environment, home.resolve("bin/vitrine"), "--version").status()).isZero();
  }

  @Test
  void theLauncherKnowsATerminal() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no /usr/bin/script");
    Path home = unpack("vitrine.archive");
    String path = System.getenv("PATH");
    Map<String, String> environment =
        Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home"), "TERM", "xterm");
    String help = "'" + home.resolve("bin/vitrine") + "' --help";
    String[] terminal = {"/usr/bin/script", "-qec", help, "/dev/null"};
    assertThat(run(environment, (Object[]) terminal).out()).contains("\u001b[");
    terminal[2] = "NO_COLOR=1 " + help;
    assertThat(run(environment, (Object[]) terminal).out()).doesNotContain("\u001b[");
    terminal[2] = help + " | cat";
    assertThat(run(environment, (Object[]) terminal).out()).doesNotContain("\u001b[");
  }

  /// Its descriptor would be that of whatever the JVM opens first.
  @Test
  void aStreamThatIsClosedStaysClosed() throws Exception {
    Path home = unpack("vitrine.archive");
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"));
    Files.writeString(folder.resolve("file"), "text");
    String verify = "'" + home.resolve("bin/vitrine") + "' verify --format utf8 ";
    assertThat(run(environment, "sh", "-c", verify + "- <&-"))
        .isEqualTo(new Cli(2, "", "vitrine: cannot read: Bad file descriptor [-]\n"));
    assertThat(run(environment, "sh", "-c", verify + "file >&-"))
        .isEqualTo(
            new Cli(2, "", "vitrine: cannot write: Bad file descriptor [standard output]\n"));
    assertThat(run(environment, "sh", "-c", verify + "file <&- 2>&-"))
        .isEqualTo(new Cli(0, "VALID file\n", ""));
  }

  @Test
  void imageRunsWithoutAnyJdk() throws Exception {
    verifies(unpack("vitrine.image"), Map.of("PATH", ""));
  }
}
