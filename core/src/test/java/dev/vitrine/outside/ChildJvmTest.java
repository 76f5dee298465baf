// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The library in JVMs started with other options than this one.
@Timeout(120)
class ChildJvmTest {

  private static final long LARGE = 300L << 20;

  @TempDir Path folder;

  @BeforeEach
  void needsModule() {
    assumeTrue(FrozenFile.class.getModule().isNamed(), "needs the module path");
  }

  @Test
  void withoutNativeAccessFilesAreCopiedAndTheAttemptsSayWhy() throws Exception {
    Path path = Files.writeString(folder.resolve("file"), "plain Jäva\n");
    for (List<String> options : List.of(List.of(ChildJvm.DENIED), List.<String>of())) {
      String reason =
          "native access is off; start Java with --enable-native-access=dev.vitrine.core";
      String output = ChildJvm.run(options, ReadFile.class, path, "SHARED");
      assertThat(output.lines())
          .contains(
              "verified 12 bytes, PrivateCopy (PRIVATE: anonymous memory (" + reason + "))",
              "SealedMemory: " + reason,
              "PrivateCopy: taken, PRIVATE (anonymous memory (" + reason + "))")
          .noneMatch(line -> line.startsWith("WARNING"));
    }
  }

  @Test
  void withNativeAccessNothingIsPrintedByTheJvm() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "needs Linux");
    Path path = Files.writeString(folder.resolve("file"), "plain Jäva\n");
    String output =
        ChildJvm.run(List.of(ChildJvm.ENABLED, ChildJvm.DENIED), ReadFile.class, path, "SHARED");
    assertThat(output)
        .startsWith("verified 12 bytes, PrivateCopy (PERMANENT: memfd sealed ")
        .contains("SHRINK+GROW+WRITE");
    assertThat(output.lines()).noneMatch(line -> line.startsWith("WARNING"));
  }

  @Test
  void fileLargerThanTheHeapIsFrozenWithNativeAccess() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "needs Linux");
    Path path = largeFile();
    String output =
        ChildJvm.run(List.of("-Xmx64m", ChildJvm.ENABLED), ReadFile.class, path, "AUTOMATIC");
    assertThat(output).contains("verified " + LARGE + " bytes");
  }

  @Test
  void fileLargerThanDirectMemoryNamesTheOptionToRaise() throws Exception {
    Path path = largeFile();
    List<String> options = List.of("-Xmx64m", ChildJvm.DENIED);
    assertThat(ChildJvm.run(options, ReadFile.class, path, "AUTOMATIC"))
        .startsWith("freeze: no mechanism of strength REVOCABLE or above applies [")
        .contains("no memory for a copy of 314572800 bytes (")
        .contains("remedy: raise -XX:MaxDirectMemorySize, enable native access, or");
    // The JVM limits the memory of automatic arenas only.
    assertThat(ChildJvm.run(options, ReadFile.class, path, "SHARED"))
        .contains("verified " + LARGE + " bytes");
  }

  @Test
  void windowsNeedNeitherMemoryNorNativeAccess() throws Exception {
    Path path = largeFile();
    for (String option : List.of(ChildJvm.DENIED, ChildJvm.ENABLED)) {
      String output = ChildJvm.run(List.of("-Xmx64m", option), ReadWindows.class, path);
      assertThat(output).contains("read " + LARGE + " bytes");
    }
  }

  @Test
  void unreadableFilesAreDeniedWhicheverWayTheyAreOpened() throws Exception {
    assumeTrue(ChildJvm.canRunAsNobody(), "needs root, setpriv, and classes that all may read");
    Path file = Files.writeString(folder.resolve("file"), "secret");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path inside = Files.writeString(closed.resolve("file"), "secret");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    for (Path path : List.of(file, inside)) {
      for (String option : List.of(ChildJvm.DENIED, ChildJvm.ENABLED)) {
        List<String> options = List.of(option);
        assertThat(ChildJvm.runAsNobody(options, ReadFile.class, path, "SHARED"))
            .isEqualToIgnoringNewLines("denied " + path);
        assertThat(ChildJvm.runAsNobody(options, ReadWindows.class, path))
            .isEqualToIgnoringNewLines("denied " + path);
      }
    }
  }

  @Test
  void reflectionOpensNoDoor() throws Exception {
    String output = ChildJvm.run(List.of(), BreakIn.class);
    assertThat(output.lines()).hasSize(7).allMatch(line -> line.startsWith("closed "));
  }

  private Path largeFile() throws IOException {
    Path path = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    return path;
  }
}
