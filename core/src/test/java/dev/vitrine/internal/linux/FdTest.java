// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class FdTest {

  private static final int ROUNDS = 10_000;

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @Test
  void closesOnce() throws Exception {
    Fd first = OpenFile.open(directory, OpenFile.O_RDONLY);
    int number = first.number();
    first.close();
    try (Fd second = OpenFile.open(directory, OpenFile.O_RDONLY)) {
      assertThat(second.number()).as("the number is used again").isEqualTo(number);
      first.close();
      assertThat(Statx.of(second).isDirectory()).isTrue();
    }
  }

  @Test
  void givesNoNumberAfterClose() throws Exception {
    Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY);
    String name = fd.toString();
    fd.close();
    assertThatIllegalStateException().isThrownBy(fd::number).withMessage(name + " is closed");
    assertThatIllegalStateException().isThrownBy(() -> Statx.of(fd));
    assertThat(fd).hasToString(name);
  }

  @Test
  void adoptsAnOpenDescriptorOnly() throws Exception {
    Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY);
    try (Fd adopted = Fd.adopt(fd.number())) {
      assertThat(adopted.number()).isEqualTo(fd.number());
    }
    assertFails(Errno.EBADF, () -> Fd.adopt(1_000_000));
    assertFails(Errno.EBADF, fd::close);
  }

  @Test
  void isClosedOnExec() throws Exception {
    try (Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY);
        Fd copy = Fcntl.duplicate(fd);
        Fd memory = Memfd.create("exec")) {
      for (Fd each : new Fd[] {fd, copy, memory}) {
        assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + each.number())))
            .containsPattern("flags:\\s+0[0-7]*2[0-7]{6}\\b");
      }
    }
  }

  @Test
  void manyRoundsLeakNothing() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");
    for (int i = 0; i < ROUNDS; i++) {
      try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY);
          Fd again = OpenFile.reopenReadOnly(fd)) {
        assertThat(again.number()).isNotEqualTo(fd.number());
      }
    }
    assertThat(OpenDescriptors.count(file.toString())).isZero();
  }

  @Test
  void failedCallsLeakNothing() throws Exception {
    int before = OpenDescriptors.count("socket:");
    Path longPath = directory.resolve("x".repeat(200));
    for (int i = 0; i < 100; i++) {
      assertFails(Errno.ENOENT, () -> UnixSocket.connect(directory.resolve("none")));
      assertThatIllegalArgumentException().isThrownBy(() -> UnixSocket.connect(longPath));
    }
    assertThat(OpenDescriptors.count("socket:")).isEqualTo(before);
  }
}
