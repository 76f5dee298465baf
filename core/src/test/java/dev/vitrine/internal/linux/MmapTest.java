// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@OnLinux
class MmapTest {

  @Test
  void mapsAndUnmapsWithTheArena() throws Exception {
    try (Fd fd = Memfd.create("unmaps-with-arena")) {
      MemorySegment shared;
      try (Arena arena = Arena.ofShared()) {
        FileOutput.write(fd, arena.allocateFrom("hello"));
        shared = Mmap.shared(fd, 0, 6, arena);
        MemorySegment copied = Mmap.copyOnWrite(fd, 0, 6, arena);
        assertThat(shared.getString(0)).isEqualTo("hello").isEqualTo(copied.getString(0));
        assertThat(shared.byteSize()).isEqualTo(6);
        assertThat(MemoryAreas.permissions(shared)).contains("r--s");
        assertThat(MemoryAreas.permissions(copied)).contains("r--p");
        assertThat(MemoryAreas.count("unmaps-with-arena")).isEqualTo(2);
      }
      assertThat(MemoryAreas.count("unmaps-with-arena")).isZero();
      assertThatIllegalStateException().isThrownBy(() -> shared.get(ValueLayout.JAVA_BYTE, 0));
    }
  }

  @Test
  void segmentsCannotBeWrittenNorLeft() throws Exception {
    try (Fd fd = Memfd.create("read-only");
        Arena arena = Arena.ofConfined()) {
      FileSize.truncate(fd, 10);
      MemorySegment view = Mmap.shared(fd, 0, 10, arena);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> view.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> view.get(ValueLayout.JAVA_BYTE, 10));
      assertThatExceptionOfType(WrongThreadException.class)
          .isThrownBy(() -> {
            Throwable[] thrown = new Throwable[1];
            Thread other = Thread.ofPlatform().unstarted(() -> view.get(ValueLayout.JAVA_BYTE, 0));
            other.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
            other.start();
            other.join();
            throw thrown[0];
          });
    }
  }

  @Test
  void unmapsWhenTheArenaRefuses() throws Exception {
    Arena closed = Arena.ofShared();
    closed.close();
    try (Fd fd = Memfd.create("refused-by-arena")) {
      FileSize.truncate(fd, 10);
      assertThatIllegalStateException().isThrownBy(() -> Mmap.shared(fd, 0, 10, closed));
      assertThat(MemoryAreas.count("refused-by-arena")).isZero();
    }
  }

  @Test
  void mapsBeyondFourGibibytes() throws Exception {
    long far = 3L << 32;
    try (Fd fd = Memfd.create("far");
        Arena arena = Arena.ofConfined()) {
      FileOutput.pwrite(fd, arena.allocateFrom("far"), far);
      assertThat(Mmap.shared(fd, far, 4, arena).getString(0)).isEqualTo("far");
      assertThat(Mmap.shared(fd, 0, far + 4, arena).getString(far)).isEqualTo("far");
    }
  }

  @Test
  void reportsWhatTheKernelRefuses() throws Exception {
    try (Fd fd = Memfd.create("refused");
        Arena arena = Arena.ofConfined();
        Fd directory = OpenFile.open(Path.of("/"), OpenFile.O_RDONLY)) {
      FileSize.truncate(fd, 10);
      assertFails(Errno.EINVAL, () -> Mmap.shared(fd, 1, 5, arena));
      assertFails(Errno.EINVAL, () -> Mmap.shared(fd, 0, 0, arena));
      assertFails(Errno.ENOMEM, () -> Mmap.shared(fd, 0, Long.MAX_VALUE, arena));
      assertFails(Errno.ENODEV, () -> Mmap.shared(directory, 0, 10, arena));
    }
  }

  @Test
  void frozenMemoryIsReadOnlyForTheProcessor() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      AnonymousMemory memory = AnonymousMemory.allocate(100, arena);
      assertThat(memory.segment().byteSize()).isEqualTo(100);
      memory.segment().setString(0, "kept");
      assertThat(MemoryAreas.permissions(memory.segment())).contains("rw-p");
      MemorySegment frozen = memory.freeze();
      assertThat(MemoryAreas.permissions(frozen)).contains("r--p");
      assertThat(frozen.isReadOnly()).isTrue();
      assertThat(frozen.getString(0)).isEqualTo("kept");
      assertThat(frozen.asSlice(5).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
      // The kernel cannot store there either: EFAULT, not a crash, since it checks by itself.
      try (Fd zero = OpenFile.open(Path.of("/dev/zero"), OpenFile.O_RDONLY)) {
        assertFails(Errno.EFAULT, () -> FileBytes.pread(zero, memory.segment(), 0));
      }
      assertFails(Errno.EINVAL, () -> AnonymousMemory.allocate(0, arena));
    }
  }

  @Test
  void largeMemoryIsInHugePagesWhereTheKernelHasThem() throws Exception {
    long huge = Pages.transparentHugeSize();
    assumeTrue(huge > 0, "no transparent huge pages in this kernel");
    try (Arena arena = Arena.ofConfined()) {
      AnonymousMemory memory = AnonymousMemory.allocate(3 * huge + 5, arena);
      assertThat(memory.segment().byteSize()).isEqualTo(3 * huge + 5);
      assertThat(memory.segment().address() % huge).isZero();
      memory.segment().fill((byte) 7);
      MemorySegment frozen = memory.freeze();
      assertThat(MemoryAreas.permissions(frozen)).contains("r--p");
      assertThat(MemoryAreas.permissions(frozen.asSlice(3 * huge + 4))).contains("r--p");
      assertThat(frozen.get(ValueLayout.JAVA_BYTE, 3 * huge + 4)).isEqualTo((byte) 7);
      long inHugePages = MemoryAreas.hugeByteSize(frozen);
      assumeTrue(inHugePages > 0, "transparent huge pages are switched off, or none was free");
      assertThat(inHugePages).isEqualTo(3 * huge);
    }
  }

  @Test
  void unmapsWholeHugePages() throws Exception {
    assumeTrue(!Pages.hugeSizes().isEmpty(), "no huge pages in this kernel");
    long huge = Pages.hugeSizes().getFirst();
    try (Fd fd = Memfd.create("huge-unmaps", Memfd.hugePages(huge))) {
      FileSize.truncate(fd, huge);
      assertThat(Statfs.of(fd).blockSize()).isEqualTo(huge);
      try (Arena arena = Arena.ofConfined()) {
        mapOrSkip(fd, arena).get(ValueLayout.JAVA_BYTE, 99);
        assertThat(MemoryAreas.count("huge-unmaps")).isEqualTo(1);
      }
      assertThat(MemoryAreas.count("huge-unmaps")).isZero();
    }
  }

  private static MemorySegment mapOrSkip(Fd fd, Arena arena) throws LinuxException {
    try {
      return Mmap.shared(fd, 0, 100, arena);
    } catch (LinuxException e) {
      assumeFalse(e.is(Errno.ENOMEM), "no huge page is free");
      throw e;
    }
  }
}
