// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class SealsTest {

  @TempDir(factory = Places.Disk.class)
  private Path disk;

  @TempDir(factory = Places.Memory.class)
  private Path memory;

  @Test
  void sealsReopensAndMaps() throws Exception {
    try (Arena arena = Arena.ofShared();
        Fd writer = Memfd.create("sealed")) {
      FileOutput.write(writer, arena.allocateFrom("bytes that stay"));
      Seals.add(writer, Seals.FROZEN);
      try (Fd reader = OpenFile.reopenReadOnly(writer)) {
        assertThat(Seals.get(reader) & Seals.FROZEN).isEqualTo(Seals.FROZEN);
        MemorySegment view = Mmap.shared(reader, 0, 16, arena);
        assertThat(view.getString(0)).isEqualTo("bytes that stay");
        assertThat(view.isReadOnly()).isTrue();
      }
    }
  }

  @Test
  void sealedBytesAndSizeCannotChange() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = Memfd.create("sealed");
        Fd donor = Memfd.create("donor")) {
      FileOutput.write(fd, arena.allocateFrom("bytes"));
      FileOutput.write(donor, arena.allocateFrom("other"));
      Seals.add(fd, Seals.FROZEN);
      MemorySegment other = arena.allocateFrom("other");
      assertFails(Errno.EPERM, () -> FileOutput.pwrite(fd, other, 0));
      assertFails(Errno.EPERM, () -> FileSize.truncate(fd, 1));
      assertFails(Errno.EPERM, () -> FileSize.truncate(fd, 100));
      assertFails(Errno.EPERM, () -> SendFile.copy(fd, donor, 0, 5, copied -> {}));
      assertFails(Errno.EPERM, () -> Seals.add(fd, Seals.F_SEAL_FUTURE_WRITE));
      Path path = Path.of("/proc/self/fd/" + fd.number());
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        assertThatIOException().isThrownBy(() -> channel.map(MapMode.READ_WRITE, 0, 6, arena));
      }
      MemorySegment back = arena.allocate(6);
      assertThat(FileBytes.pread(fd, back, 0)).isEqualTo(6);
      assertThat(back.getString(0)).isEqualTo("bytes");
    }
  }

  @Test
  void writeSealIsRefusedWhileAWritableMappingLives() throws Exception {
    try (Fd fd = Memfd.create("mapped")) {
      FileSize.truncate(fd, 100);
      Path path = Path.of("/proc/self/fd/" + fd.number());
      try (Arena arena = Arena.ofConfined()) {
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          channel.map(MapMode.READ_WRITE, 0, 100, arena).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        }
        assertFails(Errno.EBUSY, () -> Seals.add(fd, Seals.F_SEAL_WRITE));
        Seals.add(fd, Seals.F_SEAL_FUTURE_WRITE);
      }
      Seals.add(fd, Seals.FROZEN);
      assertThat(Seals.get(fd) & Seals.FROZEN).isEqualTo(Seals.FROZEN);
    }
  }

  @Test
  void writeSealIsRefusedForReadOnlyMappingsOfTheWriterOnly() throws Exception {
    try (Fd fd = Memfd.create("mapped");
        Fd reader = OpenFile.reopenReadOnly(fd)) {
      FileSize.truncate(fd, 100);
      try (Arena arena = Arena.ofConfined()) {
        Mmap.shared(fd, 0, 100, arena);
        assertFails(Errno.EBUSY, () -> Seals.add(fd, Seals.F_SEAL_WRITE));
      }
      try (Arena arena = Arena.ofConfined()) {
        Mmap.shared(reader, 0, 100, arena);
        Seals.add(fd, Seals.F_SEAL_WRITE);
      }
      assertFails(Errno.EPERM, () -> Seals.add(reader, Seals.F_SEAL_SHRINK));
    }
  }

  @Test
  void onlyMemoryFilesHaveSeals() throws Exception {
    Path onDisk = Files.writeString(disk.resolve("file"), "x");
    Path inMemory = Files.writeString(memory.resolve("file"), "x");
    try (Fd fd = OpenFile.open(onDisk, OpenFile.O_RDWR);
        Fd shared = OpenFile.open(inMemory, OpenFile.O_RDWR)) {
      assumeTrue(Places.typeOf(disk) != FileSystemType.TMPFS, "the disk is in memory");
      assertFails(Errno.EINVAL, () -> Seals.get(fd));
      assertThat(Seals.get(shared)).isEqualTo(Seals.F_SEAL_SEAL);
      assertFails(Errno.EPERM, () -> Seals.add(shared, Seals.F_SEAL_WRITE));
    }
  }

  @Test
  void unknownSealsAreRefused() throws Exception {
    try (Fd fd = Memfd.create("unknown")) {
      assertFails(Errno.EINVAL, () -> Seals.add(fd, 1 << 20));
    }
  }

  @Test
  void memoryFilesAreNotExecutableUnlessAsked() throws Exception {
    try (Fd plain = Memfd.create("plain");
        Fd executable = Memfd.create("executable", Memfd.MFD_EXEC)) {
      Path policy = Path.of("/proc/sys/vm/memfd_noexec");
      assumeTrue(Files.exists(policy), "Linux before 6.3 has no MFD_NOEXEC_SEAL");
      assertThat(Seals.get(plain)).isEqualTo(Seals.F_SEAL_EXEC);
      assertThat(Statx.of(plain).mode() & 0111).isZero();
      assertThat(Statx.of(executable).mode() & 0111).isEqualTo(0111);
      assertThat(Seals.get(executable)).isZero();
    }
  }

  @Test
  void namesHaveALimit() throws Exception {
    Memfd.create("n".repeat(Memfd.MAX_NAME)).close();
    assertFails(Errno.EINVAL, () -> Memfd.create("n".repeat(Memfd.MAX_NAME + 1)));
  }

  @Test
  void hugePagesRefuseWritesAndOddSizes() throws Exception {
    assertThat(Memfd.hugePages(2L << 20)).isEqualTo(Memfd.MFD_HUGETLB | Memfd.MFD_HUGE_2MB);
    assertThat(Memfd.hugePages(1L << 30)).isEqualTo(Memfd.MFD_HUGETLB | Memfd.MFD_HUGE_1GB);
    assertThatIllegalArgumentException().isThrownBy(() -> Memfd.hugePages(3));
    assumeTrue(!Pages.hugeSizes().isEmpty(), "no huge pages in this kernel");
    long size = Pages.hugeSizes().getFirst();
    try (Arena arena = Arena.ofConfined();
        Fd fd = Memfd.create("huge", Memfd.hugePages(size))) {
      assertThat(Statfs.of(fd).type()).isEqualTo(FileSystemType.HUGETLBFS);
      assertFails(Errno.EINVAL, () -> FileOutput.write(fd, arena.allocate(1)));
      assertFails(Errno.EINVAL, () -> FileSize.truncate(fd, 5000));
      FileSize.truncate(fd, size);
    }
  }
}
