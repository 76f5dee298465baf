// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not a regular file, or is one and has no size, or no usual path.
@OnLinux
@Timeout(30)
class OddFileTest {

  private static final int RECORD_LIMIT = 4 << 20;

  @TempDir Path folder;
  private Holdings before;

  @BeforeEach
  void count() throws IOException {
    before = Holdings.of(folder);
  }

  @AfterEach
  void leavesNothing() throws IOException {
    assertThat(Holdings.of(folder)).isEqualTo(before);
  }

  private static Windows<MemorySegment> windows(Path path) throws IOException {
    VerifyOptions options = VerifyOptions.DEFAULT.withMaxRecordByteSize(RECORD_LIMIT);
    return Windows.open(path, new NumberedLines(), options);
  }

  private static void assertNotFrozen(Path path, String reason) {
    assertThatThrownBy(() -> FrozenFile.open(path))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(path + ": " + reason);
    assertThatThrownBy(() -> PlainSource.open(path)).isInstanceOf(FileSystemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/tty"})
  void devicesAreNotFrozen(String device) {
    assumeTrue(Files.exists(Path.of(device)), "no " + device);
    assertThatThrownBy(() -> FrozenFile.open(Path.of(device)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageMatching(device + ": (is not a regular file|is a socket, or a device .*)");
  }

  @Test
  void endlessDevicesEndInWindowsAtTheLimitOfARecord() throws IOException {
    for (String device : List.of("/dev/zero", "/dev/full")) {
      try (Windows<MemorySegment> zeros = windows(Path.of(device))) {
        assertThatThrownBy(zeros::advance)
            .isInstanceOf(InvalidDataException.class)
            .hasMessageContaining("too long")
            .hasMessageContaining("allowed " + RECORD_LIMIT)
            .hasMessageEndingWith("[" + device + "]");
      }
    }
  }

  @Test
  void blockDevicesAreReadInWindowsOnly() throws IOException {
    Path device = Path.of("/dev/loop0");
    assumeTrue(Files.isReadable(device), "no loop device that may be read");
    assertNotFrozen(device, "is not a regular file");
    windows(device).close();
  }

  @Test
  void socketsAreRefusedEverywhere() throws IOException {
    Path path = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      assertNotFrozen(path, "is a socket, or a device without a driver (ENXIO)");
      assertThatThrownBy(() -> windows(path)).isInstanceOf(FileSystemException.class);
    }
  }

  /// Whoever opens a pipe for reading waits for a writer, as `cat` does; then it is read to its
  /// end.
  @Test
  void pipesAreReadInWindowsWhenAWriterComes() throws Exception {
    Path pipe = folder.resolve("pipe");
    Shell.run("mkfifo \"$1\"", pipe);
    assertNotFrozen(pipe, "is not a regular file");
    Process writer =
        new ProcessBuilder("sh", "-c", "sleep 0.3; yes line | head -c 5000000 >\"$0\"", "" + pipe)
            .start();
    try (Windows<MemorySegment> lines = windows(pipe)) {
      while (lines.advance()) {
        assertThat(lines.view().segment().byteSize()).isPositive();
      }
      assertThat(lines.byteOffset()).isEqualTo(5_000_000);
    }
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void filesThatTheKernelMakesUpAreReadInWindowsOnly() throws IOException {
    Path path = Path.of("/proc/self/status");
    assumeTrue(Files.exists(path), "no /proc");
    assertThatThrownBy(() -> FrozenFile.open(path))
        .hasMessageContaining("size unknown to the system")
        .hasMessageContaining("Windows can read it");
    try (Windows<MemorySegment> windows = windows(path)) {
      assertThat(windows.advance()).isTrue();
    }
  }

  @Test
  void pathsThatLeadNowhereSaySo() throws IOException {
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    for (Path path : List.of(dangling, dangling.resolve("below"))) {
      assertThatThrownBy(() -> FrozenFile.open(path)).isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> windows(path)).isInstanceOf(NoSuchFileException.class);
    }
    assertNotFrozen(loop, "too many symbolic links (ELOOP)");
    assertThatThrownBy(() -> windows(loop)).isInstanceOf(FileSystemException.class);
    assertNotFrozen(Path.of(""), "is a directory");
  }

  @Test
  void pathsThatAreTooLongSaySo() {
    Path name = folder.resolve("x".repeat(256));
    Path path = folder.resolve("x/".repeat(2100) + "x");
    for (Path tooLong : List.of(name, path)) {
      assertNotFrozen(tooLong, "file name too long (ENAMETOOLONG)");
      assertThatThrownBy(() -> windows(tooLong)).isInstanceOf(FileSystemException.class);
    }
  }

  @Test
  void aFinalSlashIsNotPartOfAPath() throws IOException {
    Path file = Content.file(folder, "file", new byte[] {1, 2});
    try (FrozenFile frozen = FrozenFile.open(Path.of(file + "/"))) {
      assertThat(frozen.byteSize()).isEqualTo(2);
    }
  }

  @Test
  void nothingAtTheEndOfAFileIsARegion() throws IOException {
    Path file = Content.file(folder, "file", new byte[5000]);
    for (Mechanism mechanism : List.of(Mechanism.PRIVATE_COPY, Mechanism.LEASE)) {
      FreezePolicy end =
          FreezePolicy.DEFAULT
              .withMechanisms(Set.of(mechanism))
              .withCopyFirst(0)
              .withRegion(5000, 0);
      try (FrozenFile frozen = FrozenFile.open(file, end)) {
        assertThat(frozen.verify(new Content.Anything()).get()).isEmpty();
        assertThat(frozen.guarantee().mechanism()).isEqualTo(mechanism);
      } catch (FreezeException e) { // a file system that grants no leases
        assertThat(mechanism).isEqualTo(Mechanism.LEASE);
      }
    }
  }
}
