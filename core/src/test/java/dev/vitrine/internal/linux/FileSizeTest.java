// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class FileSizeTest {

  private static final long MEBIBYTE = 1 << 20;

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @Test
  void findsTheHolesOfAMemoryFile() throws Exception {
    try (Fd fd = Memfd.create("sparse")) {
      assertHoles(fd);
    }
  }

  @Test
  void findsTheHolesOfAFileOnDisk() throws Exception {
    try (Fd parent = OpenFile.open(directory, OpenFile.O_RDONLY);
        Fd fd = NamelessFile.temporary(parent, 0600)) {
      assertHoles(fd);
    }
  }

  private static void assertHoles(Fd fd) throws Exception {
    FileSize.truncate(fd, 4 * MEBIBYTE);
    assertThat(FilePosition.nextHole(fd, 0)).isZero();
    assertThat(FilePosition.nextData(fd, 0)).isEmpty();
    try (Arena arena = Arena.ofConfined()) {
      assertThat(FileOutput.pwrite(fd, arena.allocateFrom("x"), MEBIBYTE)).isEqualTo(2);
    }
    assertThat(FilePosition.nextData(fd, 0)).hasValue(MEBIBYTE);
    assertThat(FilePosition.nextHole(fd, MEBIBYTE)).isBetween(MEBIBYTE + 2, 4 * MEBIBYTE - 1);
    assertThat(Statx.of(fd).blocks() * 512).isBetween(2L, MEBIBYTE);
    FileSize.truncate(fd, 0);
    assertFails(Errno.ENXIO, () -> FilePosition.nextHole(fd, 0));
    assertThat(FilePosition.nextData(fd, 0)).isEmpty();
    assertFails(Errno.EINVAL, () -> FileSize.truncate(fd, -1));
  }
}
