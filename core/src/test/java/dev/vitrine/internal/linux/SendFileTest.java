// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class SendFileTest {

  private static final int SIZE = (17 << 20) + 123;

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @Test
  void copiesAllBytesAndTellsProgress() throws Exception {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(directory.resolve("file"), bytes);
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd out = Memfd.create("copy")) {
      List<Long> progress = new ArrayList<>();
      assertThat(SendFile.copy(out, in, 0, SIZE, progress::add)).isEqualTo(SIZE);
      assertThat(progress).isSorted().hasSizeGreaterThan(1).endsWith((long) SIZE);
      MemorySegment copy = Mmap.shared(out, 0, SIZE, arena);
      assertThat(copy.mismatch(MemorySegment.ofArray(bytes))).isEqualTo(-1);
    }
  }

  @Test
  void copiesFewerBytesIfTheSourceEnds() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "0123456789");
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd out = Memfd.create("copy")) {
      assertThat(SendFile.copy(out, in, 4, Long.MAX_VALUE, copied -> {})).isEqualTo(6);
      assertThat(SendFile.copy(out, in, 10, 1, copied -> {})).isZero();
      assertThat(SendFile.copy(out, in, 0, 0, copied -> {})).isZero();
      MemorySegment back = arena.allocate(6);
      FileBytes.pread(out, back, 0);
      assertThat(back.toArray(ValueLayout.JAVA_BYTE)).asString().isEqualTo("456789");
      assertFails(Errno.EBADF, () -> SendFile.copy(in, out, 0, 6, copied -> {}));
    }
  }

  @Test
  void copiesRangesWithinAFileSystem() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "0123456789");
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd parent = OpenFile.open(directory, OpenFile.O_RDONLY);
        Fd out = NamelessFile.temporary(parent, 0600)) {
      assertThat(SendFile.copyRange(out, 2, in, 5, 100)).isEqualTo(5);
      assertThat(SendFile.copyRange(out, 7, in, 10, 100)).isZero();
      MemorySegment back = arena.allocate(7);
      FileBytes.pread(out, back, 0);
      assertThat(back.toArray(ValueLayout.JAVA_BYTE)).asString().isEqualTo("\0\00056789");
    }
  }
}
