// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnLinux
class HugeFillTest {

  private static final int SIZE = (18 << 20) + 123;

  /// No transparent huge pages in this process (`<linux/prctl.h>`).
  private static final int PR_SET_THP_DISABLE = 41;

  // int prctl(int op, ... /* unsigned long arg2, arg3, arg4, arg5 */);
  private static final MethodHandle PRCTL =
      Downcall.variadic(
          "prctl",
          1,
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  private final byte[] bytes = new byte[SIZE];
  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    new Random(1).nextBytes(bytes);
    file = Files.write(directory.resolve("file"), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 2097151",
    "0, 2097152",
    "5, 2097153",
    "4095, 6291456",
    "0, 16777216",
    "123, 18874368",
    "0, 18874491"
  })
  void copiesExactlyTheBytesAskedFor(int offset, int size) throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      List<Long> progress = new ArrayList<>();
      assertThat(HugeFill.copy(memory, in, offset, size, progress::add)).isEqualTo(size);
      assertThat(progress).isSorted();
      assertThat(progress.isEmpty() ? 0 : progress.getLast()).isEqualTo(size);
      assertThat(Statx.of(memory).byteSize()).isEqualTo(size);
      if (size > 0) {
        MemorySegment wanted = MemorySegment.ofArray(bytes).asSlice(offset, size);
        assertThat(Mmap.shared(memory, 0, size, arena).mismatch(wanted)).isEqualTo(-1);
      }
    }
  }

  @Test
  void canBeSealedAtOnce() throws Exception {
    try (Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      assertThat(HugeFill.copy(memory, in, 0, SIZE, copied -> {})).isEqualTo(SIZE);
      Seals.add(memory, Seals.FROZEN);
      assertThat(MemoryAreas.count("memfd:fill")).isZero();
    }
  }

  @Test
  void copiesFewerBytesIfTheSourceEnds() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      int offset = SIZE - (17 << 20) - 7;
      long copied = HugeFill.copy(memory, in, offset, 64 << 20, count -> {});
      assertThat(copied).isEqualTo((17 << 20) + 7);
      MemorySegment wanted = MemorySegment.ofArray(bytes).asSlice(offset);
      assertThat(Mmap.shared(memory, 0, copied, arena).mismatch(wanted)).isEqualTo(-1);
    }
    try (Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      assertThat(HugeFill.copy(memory, in, SIZE, 4 << 20, count -> {})).isZero();
    }
  }

  @Test
  void isInHugePagesWhereTheKernelHasThem() throws Exception {
    assumeTrue(Pages.transparentHugeSize() > 0, "no transparent huge pages in this kernel");
    long inHugePages = hugeByteSizeOfACopy();
    assumeTrue(inHugePages > 0, "no huge page was free, or Linux before 6.1");
    assertThat(inHugePages)
        .isEqualTo(SIZE / Pages.transparentHugeSize() * Pages.transparentHugeSize());
  }

  @Test
  void isTheSameWhereTheKernelRefusesHugePages() throws Exception {
    disableHugePages(1);
    try {
      assertThat(hugeByteSizeOfACopy()).isZero();
    } finally {
      disableHugePages(0);
    }
  }

  /// {@return how much of a copy of the file, which is right, is mapped in huge pages, in bytes}
  private long hugeByteSizeOfACopy() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd in = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      assertThat(HugeFill.copy(memory, in, 0, SIZE, copied -> {})).isEqualTo(SIZE);
      long alignment = Math.max(1, Pages.transparentHugeSize());
      MemorySegment copy = Reservation.of(SIZE, alignment, arena).mapShared(0, memory, 0, SIZE);
      assertThat(copy.mismatch(MemorySegment.ofArray(bytes))).isEqualTo(-1);
      return MemoryAreas.hugeByteSize(copy);
    }
  }

  private static void disableHugePages(long yes) throws LinuxException {
    var _ =
        Downcall.run(
            "prctl",
            "PR_SET_THP_DISABLE",
            errno -> (int) PRCTL.invokeExact(errno, PR_SET_THP_DISABLE, yes, 0L, 0L, 0L));
  }

  @Test
  void tellsWhatTheKernelRefuses() throws Exception {
    try (Fd in = OpenFile.open(directory, OpenFile.O_RDONLY);
        Fd memory = Memfd.create("fill")) {
      assertFails(Errno.EINVAL, () -> HugeFill.copy(memory, in, 0, 4 << 20, copied -> {}));
    }
  }
}
