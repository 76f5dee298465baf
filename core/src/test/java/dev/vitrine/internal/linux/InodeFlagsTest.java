// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnLinux
class InodeFlagsTest {

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @Test
  void immutableFilesRefuseEveryWriter() throws Exception {
    assumeTrue(Places.typeOf(directory) == FileSystemType.EXT, "the disk is not ext4");
    Path file = Files.writeString(directory.resolve("file"), "stays");
    try (Arena arena = Arena.ofConfined();
        Fd reader = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd writer = OpenFile.open(file, OpenFile.O_RDWR)) {
      int flags = InodeFlags.get(reader);
      assertThat(flags & InodeFlags.FS_IMMUTABLE_FL).isZero();
      setOrSkip(reader, flags | InodeFlags.FS_IMMUTABLE_FL);
      try {
        assertThat(InodeFlags.get(reader)).isEqualTo(flags | InodeFlags.FS_IMMUTABLE_FL);
        assertThat(Statx.of(reader).has(Statx.STATX_ATTR_IMMUTABLE)).isTrue();
        assertFails(Errno.EPERM, () -> OpenFile.open(file, OpenFile.O_RDWR));
        assertFails(Errno.EPERM, () -> FileOutput.pwrite(writer, arena.allocate(1), 0));
        assertFails(Errno.EPERM, () -> FileSize.truncate(writer, 0));
      } finally {
        InodeFlags.set(reader, flags);
      }
      assertThat(FileOutput.pwrite(writer, arena.allocate(1), 0)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xfs", "btrfs"})
  void openWritersKeepWritingElsewhere(String type) throws Exception {
    try (LoopMount mount = LoopMount.of(type);
        Arena arena = Arena.ofConfined()) {
      Path file = Files.writeString(mount.root().resolve("file"), "changes");
      try (Fd writer = OpenFile.open(file, OpenFile.O_RDWR)) {
        int flags = InodeFlags.get(writer);
        setOrSkip(writer, flags | InodeFlags.FS_IMMUTABLE_FL);
        assertFails(Errno.EPERM, () -> OpenFile.open(file, OpenFile.O_RDWR));
        assertThat(FileOutput.pwrite(writer, arena.allocateFrom("hole"), 0)).isEqualTo(5);
        InodeFlags.set(writer, flags);
      }
    }
  }

  @Test
  void filesOfTheKernelHaveNone() throws Exception {
    try (Fd fd = OpenFile.open(Path.of("/proc/version"), OpenFile.O_RDONLY)) {
      assertFails(Errno.ENOTTY, () -> InodeFlags.get(fd));
      assertFails(Errno.ENOTTY, () -> InodeFlags.set(fd, 0));
    }
  }

  private static void setOrSkip(Fd fd, int flags) throws LinuxException {
    try {
      InodeFlags.set(fd, flags);
    } catch (LinuxException e) {
      if (e.is(Errno.EPERM)) {
        abort("needs CAP_LINUX_IMMUTABLE");
      }
      throw e;
    }
  }
}
