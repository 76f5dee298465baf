// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class FileBytesTest {

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  private Path file;

  @BeforeEach
  void writeFile() throws Exception {
    file = Files.writeString(directory.resolve("file"), "0123456789");
  }

  @Test
  void readsShortAtTheEnd() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      MemorySegment buffer = arena.allocate(8);
      assertThat(FileBytes.pread(fd, buffer, 4)).isEqualTo(6);
      assertThat(buffer.getString(0)).isEqualTo("456789");
      assertThat(FileBytes.pread(fd, buffer, 10)).isZero();
      assertThat(FileBytes.pread(fd, buffer, 1L << 40)).isZero();
      assertThat(FileBytes.pread(fd, buffer.asSlice(0, 0), 0)).isZero();
      assertFails(Errno.EINVAL, () -> FileBytes.pread(fd, buffer, -1));
      assertFails(Errno.EBADF, () -> FileOutput.pwrite(fd, buffer, 0));
    }
  }

  @Test
  void writesAtAPlaceBeyondFourGibibytes() throws Exception {
    long far = (1L << 33) + 5;
    try (Arena arena = Arena.ofConfined();
        Fd fd = OpenFile.open(file, OpenFile.O_RDWR)) {
      MemorySegment bytes = arena.allocateFrom("far");
      assertThat(FileOutput.pwrite(fd, bytes, far)).isEqualTo(4);
      assertThat(Statx.of(fd).byteSize()).isEqualTo(far + 4);
      MemorySegment back = arena.allocate(4);
      assertThat(FileBytes.pread(fd, back, far)).isEqualTo(4);
      assertThat(back.mismatch(bytes)).isEqualTo(-1);
    }
  }

  @Test
  void failsOnADirectory() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY)) {
      assertFails(Errno.EISDIR, () -> FileBytes.pread(fd, arena.allocate(1), 0));
    }
  }

  @Test
  void refusesMappedHeapAndReadOnlyMemory() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = OpenFile.open(file, OpenFile.O_RDWR);
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment mapped = channel.map(MapMode.READ_WRITE, 0, 10, arena);
      MemorySegment heap = MemorySegment.ofArray(new byte[10]);
      MemorySegment readOnly = arena.allocate(10).asReadOnly();
      for (MemorySegment segment : new MemorySegment[] {mapped, heap, readOnly}) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileBytes.pread(fd, segment, 0));
      }
      for (MemorySegment segment : new MemorySegment[] {mapped, heap}) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileOutput.pwrite(fd, segment, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> FileOutput.write(fd, segment));
      }
      assertThat(FileOutput.pwrite(fd, readOnly, 0)).isEqualTo(10);
    }
  }

  @Test
  void refusesMemoryOfAClosedArena() throws Exception {
    Arena arena = Arena.ofConfined();
    MemorySegment buffer = arena.allocate(ValueLayout.JAVA_LONG);
    arena.close();
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertThatIllegalStateException().isThrownBy(() -> FileBytes.pread(fd, buffer, 0));
    }
  }
}
