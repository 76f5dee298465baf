// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class OpenFileTest {

  @TempDir(factory = Places.Disk.class)
  private Path disk;

  @TempDir(factory = Places.Memory.class)
  private Path memory;

  @Test
  void namesCallErrorAndPath() {
    assertThatExceptionOfType(LinuxException.class)
        .isThrownBy(() -> OpenFile.open(Path.of("/no/such"), OpenFile.O_RDONLY))
        .withMessage("open: ENOENT (2: no such file or directory) [/no/such]");
  }

  @Test
  void createsWithPermissions() throws Exception {
    Path file = disk.resolve("new");
    int flags = OpenFile.O_WRONLY | OpenFile.O_CREAT | OpenFile.O_EXCL;
    try (Fd fd = OpenFile.open(file, flags, 0600)) {
      assertThat(Statx.of(fd).mode() & 07777).isEqualTo(0600);
      assertThat(Fcntl.statusFlags(fd) & OpenFile.O_ACCMODE).isEqualTo(OpenFile.O_WRONLY);
      NamelessFile.changeMode(fd, 0400);
      assertThat(Statx.of(fd).mode() & 07777).isEqualTo(0400);
    }
    assertFails(Errno.EEXIST, () -> OpenFile.open(file, flags, 0600));
  }

  @Test
  void obeysFlagsThatDifferByArchitecture() throws Exception {
    Path file = Files.writeString(disk.resolve("file"), "x");
    Path link = Files.createSymbolicLink(disk.resolve("link"), file);
    assertFails(Errno.ENOTDIR, () -> OpenFile.open(file, OpenFile.O_RDONLY | OpenFile.O_DIRECTORY));
    assertFails(Errno.ELOOP, () -> OpenFile.open(link, OpenFile.O_RDONLY | OpenFile.O_NOFOLLOW));
    try (Fd fd = OpenFile.open(file, OpenFile.O_PATH)) {
      assertThat(Statx.of(fd).byteSize()).isEqualTo(1);
      assertFails(Errno.EBADF, () -> InodeFlags.get(fd));
    }
  }

  @Test
  void makesFilesWithoutName() throws Exception {
    for (Path directory : new Path[] {disk, memory}) {
      try (Arena arena = Arena.ofConfined();
          Fd parent = OpenFile.open(directory, OpenFile.O_RDONLY | OpenFile.O_DIRECTORY);
          Fd file = NamelessFile.temporary(parent, 0600)) {
        assertThat(FileOutput.write(file, arena.allocateFrom("abc"))).isEqualTo(4);
        assertThat(entries(directory)).isZero();
        try (Fd reader = OpenFile.reopenReadOnly(file)) {
          assertThat(Statx.of(reader).inode()).isEqualTo(Statx.of(file).inode());
          assertThat(Statx.of(reader).byteSize()).isEqualTo(4);
          assertFails(Errno.EBADF, () -> FileOutput.write(reader, arena.allocate(1)));
        }
        // O_EXCL: the kernel refuses to give it a name.
        Child ln =
            Child.run(
                "ln",
                "-L",
                "/proc/%d/fd/%d".formatted(ProcessHandle.current().pid(), file.number()),
                directory.resolve("named").toString());
        assertThat(ln.exit()).isNotZero();
        assertThat(entries(directory)).isZero();
      }
    }
  }

  @Test
  void saysWhereNoFileWithoutNameCanBe() throws Exception {
    try (Fd proc = OpenFile.open(Path.of("/proc"), OpenFile.O_RDONLY)) {
      assertThatExceptionOfType(LinuxException.class)
          .isThrownBy(() -> NamelessFile.temporary(proc, 0600))
          .withMessageStartingWith("openat(O_TMPFILE): E");
    }
  }

  @Test
  void reopensIndependentlyAndReadOnly() throws Exception {
    Path file = Files.writeString(disk.resolve("file"), "x");
    try (Fd writer = OpenFile.open(file, OpenFile.O_RDWR);
        Fd reader = OpenFile.reopenReadOnly(writer)) {
      assertThat(Fcntl.statusFlags(reader) & OpenFile.O_ACCMODE).isEqualTo(OpenFile.O_RDONLY);
      Files.delete(file);
      try (Fd unlinked = OpenFile.reopenReadOnly(writer)) {
        assertThat(Statx.of(unlinked).inode()).isEqualTo(Statx.of(writer).inode());
      }
    }
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.count();
    }
  }
}
