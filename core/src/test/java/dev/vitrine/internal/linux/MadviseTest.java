// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnLinux
class MadviseTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        Madvise.MADV_NORMAL,
        Madvise.MADV_RANDOM,
        Madvise.MADV_SEQUENTIAL,
        Madvise.MADV_WILLNEED,
        Madvise.MADV_DONTFORK,
        Madvise.MADV_DOFORK,
        Madvise.MADV_DONTDUMP,
        Madvise.MADV_DODUMP
      })
  void acceptsAdviceThatKeepsTheBytes(int advice) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = AnonymousMemory.allocate(10 * Pages.size(), arena).segment();
      memory.setString(0, "kept");
      memory.setString(5 * Pages.size(), "kept");
      Madvise.advise(memory, advice);
      Madvise.advise(memory.asSlice(3), advice);
      assertThat(memory.getString(0)).isEqualTo("kept");
      assertThat(memory.getString(5 * Pages.size())).isEqualTo("kept");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Madvise.MADV_DONTNEED,
        Madvise.MADV_FREE,
        Madvise.MADV_REMOVE,
        Madvise.MADV_WIPEONFORK,
        Madvise.MADV_DONTNEED_LOCKED,
        Madvise.MADV_HWPOISON,
        Madvise.MADV_SOFT_OFFLINE,
        -1,
        12345
      })
  void refusesAdviceThatMayChangeBytes(int advice) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = AnonymousMemory.allocate(Pages.size(), arena).segment();
      assertThatIllegalArgumentException().isThrownBy(() -> Madvise.advise(memory, advice));
    }
  }

  @Test
  void leavesOutTheFirstPartOfAPage() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = AnonymousMemory.allocate(2 * Pages.size(), arena).segment();
      Madvise.advise(memory.asSlice(1, 10), Madvise.MADV_DONTDUMP);
      assertThat(flags(memory)).doesNotContain("dd");
      Madvise.advise(memory.asSlice(1), Madvise.MADV_DONTDUMP);
      assertThat(flags(memory)).doesNotContain("dd");
      assertThat(flags(memory.asSlice(Pages.size()))).contains("dd");
    }
  }

  @Test
  void populateReportsPagesBehindTheEnd() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = Memfd.create("short")) {
      FileSize.truncate(fd, Pages.size());
      MemorySegment memory = Mmap.shared(fd, 0, 2 * Pages.size(), arena);
      Madvise.advise(memory.asSlice(0, Pages.size()), Madvise.MADV_POPULATE_READ);
      assertFails(Errno.EFAULT, () -> Madvise.advise(memory, Madvise.MADV_POPULATE_READ));
    }
  }

  @Test
  void locksAndUnlocks() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = AnonymousMemory.allocate(2 * Pages.size(), arena).segment();
      Mlock.lock(memory.asSlice(10, 10));
      assertThat(flags(memory)).contains("lo");
      Mlock.unlock(memory);
      assertThat(flags(memory)).doesNotContain("lo");
      Mlock.lockOnFault(memory);
      assertThat(flags(memory)).contains("lo");
    }
  }

  @Test
  void lockReportsPagesBehindTheEnd() throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd fd = Memfd.create("short")) {
      FileSize.truncate(fd, Pages.size());
      MemorySegment memory = Mmap.shared(fd, 0, 2 * Pages.size(), arena);
      assertFails(Errno.ENOMEM, () -> Mlock.lock(memory));
    }
  }

  @Test
  void heapMemoryIsRefused() {
    MemorySegment heap = MemorySegment.ofArray(new byte[10]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Madvise.advise(heap, Madvise.MADV_RANDOM));
    assertThatIllegalArgumentException().isThrownBy(() -> Mlock.lock(heap));
  }

  @Test
  void emptySegmentsNeedNoAdvice() {
    assertThatCode(() -> Madvise.advise(MemorySegment.NULL, Madvise.MADV_RANDOM))
        .doesNotThrowAnyException();
  }

  @Test
  void knowsThePageSizes() throws Exception {
    assertThat(Pages.size()).isIn(4096L, 16384L, 65536L);
    assertThat(Pages.roundUp(0)).isZero();
    assertThat(Pages.roundUp(1)).isEqualTo(Pages.size());
    assertThat(Pages.roundUp(Pages.size())).isEqualTo(Pages.size());
    assertThat(Pages.hugeSizes()).isSorted().allMatch(size -> Long.bitCount(size) == 1);
  }

  /// {@return the `VmFlags` of the area that begins at a segment's first byte}
  private static List<String> flags(MemorySegment segment) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    boolean inside = false;
    for (String line : lines) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        inside = MemoryAreas.contains(line.split(" ", 2)[0], segment.address());
      } else if (inside && line.startsWith("VmFlags:")) {
        return List.of(line.substring("VmFlags:".length()).strip().split(" "));
      }
    }
    throw new AssertionError("not mapped: " + segment);
  }
}
