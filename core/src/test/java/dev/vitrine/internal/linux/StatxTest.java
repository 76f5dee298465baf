// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class StatxTest {

  @TempDir(factory = Places.Disk.class)
  private Path disk;

  @TempDir(factory = Places.Memory.class)
  private Path memory;

  @Test
  void agreesWithTheJdk() throws Exception {
    for (Path directory : new Path[] {disk, memory}) {
      Path file = Files.writeString(directory.resolve("file"), "hello");
      Files.setLastModifiedTime(
          file, FileTime.from(1_234_567_890_123_456_789L, TimeUnit.NANOSECONDS));
      Map<String, Object> expected = Files.readAttributes(file, "unix:*");
      try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
        FileStatus status = Statx.of(fd);
        assertThat(status.byteSize()).isEqualTo(5).isEqualTo(expected.get("size"));
        assertThat(status.inode()).isEqualTo(expected.get("ino"));
        assertThat(status.mode()).isEqualTo(expected.get("mode"));
        assertThat(status.owner()).isEqualTo(expected.get("uid"));
        assertThat(status.modifiedNanos()).isEqualTo(1_234_567_890_123_456_789L);
        assertThat(status.changedNanos()).isEqualTo(time("ctime", file).to(TimeUnit.NANOSECONDS));
        // Linux packs major 8 and minor 20 into dev_t: check one bit field each.
        long dev = Long.parseLong(String.valueOf(expected.get("dev")));
        assertThat(status.device() >>> 32).isEqualTo(dev >>> 8 & 0xfff);
        assertThat(status.device() & 0xff).isEqualTo(dev & 0xff);
        assertThat(status.isRegular()).isTrue();
        assertThat(status.isDirectory()).isFalse();
        assertThat(status.has(Statx.STATX_ATTR_IMMUTABLE)).isFalse();
        assertThat(status.attributesMask() & Statx.STATX_ATTR_IMMUTABLE).isNotZero();
      }
    }
  }

  @Test
  void seesSizesBeyondFourGibibytes() throws Exception {
    try (Fd fd = Memfd.create("large")) {
      FileSize.truncate(fd, 5L << 32);
      FileStatus status = Statx.of(fd);
      assertThat(status.byteSize()).isEqualTo(5L << 32);
      assertThat(status.blocks()).isZero();
      assertThat(status.isRegular()).isTrue();
    }
  }

  @Test
  void seesWhatIsNotARegularFile() throws Exception {
    try (Fd directory = OpenFile.open(disk, OpenFile.O_RDONLY);
        Fd device = OpenFile.open(Path.of("/dev/null"), OpenFile.O_RDONLY);
        Fd proc = OpenFile.open(Path.of("/proc"), OpenFile.O_RDONLY)) {
      assertThat(Statx.of(directory).isDirectory()).isTrue();
      assertThat(Statx.of(directory).isRegular()).isFalse();
      assertThat(Statx.of(device).isRegular()).isFalse();
      assertThat(Statx.of(proc).has(Statx.STATX_ATTR_MOUNT_ROOT)).isTrue();
    }
  }

  @Test
  void tellsVersionsApart() throws Exception {
    Path file = Files.writeString(disk.resolve("file"), "one");
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      FileStatus before = Statx.of(fd);
      assertThat(before.isSameVersion(Statx.of(fd))).isTrue();
      Files.writeString(file, "three");
      assertThat(before.isSameVersion(Statx.of(fd))).isFalse();
    }
  }

  @Test
  void namesTheFileSystem() throws Exception {
    try (Fd shared = OpenFile.open(memory, OpenFile.O_RDONLY);
        Fd proc = OpenFile.open(Path.of("/proc/self/maps"), OpenFile.O_RDONLY);
        Fd anonymous = Memfd.create("fs")) {
      assertThat(Statfs.of(shared).type()).isEqualTo(FileSystemType.TMPFS);
      assertThat(Statfs.of(anonymous).type()).isEqualTo(FileSystemType.TMPFS);
      assertThat(Statfs.of(proc).label()).isEqualTo("proc");
      assertThat(Statfs.of(proc).type().countsWriters()).isFalse();
    }
    String jdk = Files.getFileStore(disk).type();
    FileSystemType type = Places.typeOf(disk);
    assertThat(type.label()).as("the JDK says %s", jdk).contains(jdk.replaceFirst("ext\\d", "ext"));
  }

  @Test
  void believesOnlyLocalFileSystems() {
    assertThat(FileSystemType.values())
        .filteredOn(FileSystemType::countsWriters)
        .containsExactlyInAnyOrder(
            FileSystemType.EXT,
            FileSystemType.XFS,
            FileSystemType.BTRFS,
            FileSystemType.F2FS,
            FileSystemType.TMPFS);
    assertThat(FileSystemType.of(0)).isEqualTo(FileSystemType.UNKNOWN);
    assertThat(FileSystemType.of(0xFFFFFFFF9123683EL)).isEqualTo(FileSystemType.BTRFS);
    assertThat(new Statfs(0x1234, 4096, Statfs.ST_RDONLY))
        .returns("0x1234", Statfs::label)
        .returns(true, Statfs::isReadOnly);
  }

  private static FileTime time(String attribute, Path file) throws IOException {
    return (FileTime) requireNonNull(Files.getAttribute(file, "unix:" + attribute));
  }
}
