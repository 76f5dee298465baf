// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnLinux
class ReflinkTest {

  private static final int BLOCK = 65_536;

  @TempDir(factory = Places.Disk.class)
  private Path disk;

  @TempDir(factory = Places.Memory.class)
  private Path memory;

  @Test
  void isRefusedWhereBlocksCannotBeShared() throws Exception {
    FileSystemType type = Places.typeOf(disk);
    assumeTrue(type == FileSystemType.EXT, "the disk is not ext4");
    for (Path directory : new Path[] {disk, memory}) {
      Path file = Files.writeString(directory.resolve("file"), "x");
      try (Fd parent = OpenFile.open(directory, OpenFile.O_RDONLY);
          Fd from = OpenFile.open(file, OpenFile.O_RDONLY);
          Fd to = NamelessFile.temporary(parent, 0600)) {
        assertFails(Errno.EOPNOTSUPP, () -> Reflink.cloneFile(to, from));
        assertFails(Errno.EOPNOTSUPP, () -> Reflink.cloneRange(to, 0, from, 0, 0));
      }
    }
  }

  @Test
  void isRefusedBetweenFileSystems() throws Exception {
    Path file = Files.writeString(disk.resolve("file"), "x");
    try (Fd from = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd to = Memfd.create("other")) {
      assertFails(Errno.EXDEV, () -> Reflink.cloneFile(to, from));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xfs", "btrfs"})
  void clonesKeepTheirBytes(String type) throws Exception {
    try (LoopMount mount = LoopMount.of(type);
        Arena arena = Arena.ofConfined()) {
      byte[] bytes = new byte[3 * BLOCK];
      Arrays.fill(bytes, BLOCK, 2 * BLOCK, (byte) 1);
      Path file = Files.write(mount.root().resolve("file"), bytes);
      try (Fd parent = OpenFile.open(mount.root(), OpenFile.O_RDONLY);
          Fd from = OpenFile.open(file, OpenFile.O_RDONLY);
          Fd whole = NamelessFile.temporary(parent, 0600);
          Fd part = NamelessFile.temporary(parent, 0600)) {
        assertThat(Statfs.of(from).label()).isEqualTo(type);
        Reflink.cloneFile(whole, from);
        Reflink.cloneRange(part, BLOCK, from, 2 * BLOCK, 0);
        Reflink.cloneRange(part, 0, from, BLOCK, BLOCK);
        Files.write(file, new byte[] {9, 9, 9});
        assertThat(read(whole, bytes.length, arena)).isEqualTo(bytes);
        assertThat(read(part, 2 * BLOCK, arena))
            .isEqualTo(Arrays.copyOfRange(bytes, BLOCK, 3 * BLOCK));
      }
    }
  }

  private static byte[] read(Fd fd, long byteSize, Arena arena) throws LinuxException {
    assertThat(Statx.of(fd).byteSize()).isEqualTo(byteSize);
    MemorySegment buffer = arena.allocate(byteSize);
    assertThat(FileBytes.pread(fd, buffer, 0)).isEqualTo(byteSize);
    return buffer.toArray(ValueLayout.JAVA_BYTE);
  }
}
