// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnLinux
class ReservationTest {

  private static final long WORD = 0x5a5a_1234_5678_a5a5L;
  private static final int SWAPS = 300;

  @Test
  void readersNoticeNoSwap() throws Exception {
    long size = 64 * Pages.size();
    try (Arena arena = Arena.ofShared();
        Fd first = filled("first", size);
        Fd second = filled("second", size)) {
      Reservation reservation = Reservation.of(size, 1, arena);
      MemorySegment view = reservation.mapShared(0, first, 0, size);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicLong wrong = new AtomicLong();
      AtomicLong rounds = new AtomicLong();
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                while (!stop.get()) {
                  wrong.addAndGet(wrongWords(view));
                  rounds.incrementAndGet();
                }
              });
      for (int i = 0; i < SWAPS || rounds.get() < 10; i++) {
        assertThat(reservation.mapPrivate(0, second, 0, size).address()).isEqualTo(view.address());
        assertThat(reservation.mapShared(0, first, 0, size).address()).isEqualTo(view.address());
      }
      stop.set(true);
      reader.join();
      assertThat(wrong).hasValue(0);
    }
  }

  private static long wrongWords(MemorySegment view) {
    long wrong = 0;
    for (long at = 0; at < view.byteSize(); at += Long.BYTES) {
      if (view.get(ValueLayout.JAVA_LONG, at) != WORD) {
        wrong++;
      }
    }
    return wrong;
  }

  private static Fd filled(String name, long size) throws Exception {
    Fd fd = Memfd.create(name);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment words = arena.allocate(size, Long.BYTES);
      for (long at = 0; at < size; at += Long.BYTES) {
        words.set(ValueLayout.JAVA_LONG, at, WORD);
      }
      assertThat(FileOutput.pwrite(fd, words, 0)).isEqualTo(size);
    }
    return fd;
  }

  @Test
  void swapShowsTheOtherBytesToOldSegments() throws Exception {
    try (Arena arena = Arena.ofShared();
        Fd one = Memfd.create("one");
        Fd two = Memfd.create("two")) {
      FileOutput.write(one, arena.allocateFrom("one"));
      FileOutput.write(two, arena.allocateFrom("two"));
      Reservation reservation = Reservation.of(4, 1, arena);
      MemorySegment view = reservation.mapShared(0, one, 0, 4);
      assertThat(view.getString(0)).isEqualTo("one");
      reservation.mapPrivate(0, two, 0, 4);
      assertThat(view.getString(0)).isEqualTo("two");
      assertThat(MemoryAreas.permissions(view)).contains("r--p");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4096, 1 << 21, 1 << 30})
  void beginsAtTheAlignment(long alignment) throws Exception {
    try (Arena arena = Arena.ofShared();
        Fd fd = Memfd.create("aligned")) {
      FileSize.truncate(fd, 10_000);
      Reservation reservation = Reservation.of(10_000, alignment, arena);
      assertThat(reservation.byteSize()).isEqualTo(Pages.roundUp(10_000));
      MemorySegment view = reservation.mapShared(0, fd, 0, 10_000);
      assertThat(view.address() % alignment).isZero();
      assertThat(view.get(ValueLayout.JAVA_BYTE, 9_999)).isZero();
    }
  }

  @Test
  void mapsOnlyInsideItself() throws Exception {
    long page = Pages.size();
    try (Arena arena = Arena.ofShared();
        Fd fd = Memfd.create("inside")) {
      FileSize.truncate(fd, 10 * page);
      Reservation reservation = Reservation.of(2 * page, 1, arena);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> reservation.mapShared(page, fd, 0, 2 * page));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> reservation.mapShared(-page, fd, 0, page));
      assertFails(Errno.EINVAL, () -> reservation.mapShared(1, fd, 0, page));
      assertThat(reservation.mapShared(page, fd, 3 * page, page).byteSize()).isEqualTo(page);
      assertThatIllegalArgumentException().isThrownBy(() -> Reservation.of(0, 1, arena));
      assertThatIllegalArgumentException().isThrownBy(() -> Reservation.of(1, 3, arena));
    }
  }

  @Test
  void isUnmappedWithTheArena() throws Exception {
    try (Fd fd = Memfd.create("gone-with-arena")) {
      FileSize.truncate(fd, 100);
      Reservation reservation;
      try (Arena arena = Arena.ofShared()) {
        reservation = Reservation.of(100, 1 << 21, arena);
        reservation.mapShared(0, fd, 0, 100);
        assertThat(MemoryAreas.count("gone-with-arena")).isEqualTo(1);
      }
      assertThat(MemoryAreas.count("gone-with-arena")).isZero();
      assertThatIllegalStateException().isThrownBy(() -> reservation.mapShared(0, fd, 0, 100));
      assertThat(MemoryAreas.count("gone-with-arena")).isZero();
    }
  }

  @Test
  void refusalLeavesWhatWasMapped() throws Exception {
    try (Arena arena = Arena.ofShared();
        Fd fd = Memfd.create("stays-mapped");
        Fd directory = OpenFile.open(Path.of("/proc"), OpenFile.O_RDONLY);
        Fd pathOnly = OpenFile.open(Path.of("/"), OpenFile.O_PATH)) {
      FileOutput.write(fd, arena.allocateFrom("stays"));
      Reservation reservation = Reservation.of(6, 1, arena);
      MemorySegment view = reservation.mapShared(0, fd, 0, 6);
      assertFails(Errno.ENODEV, () -> reservation.mapShared(0, directory, 0, 6));
      assertFails(Errno.EBADF, () -> reservation.mapShared(0, pathOnly, 0, 6));
      // A file of sysfs refuses only when asked to map, after the old pages are gone.
      try (Fd notes = OpenFile.open(Path.of("/sys/kernel/notes"), OpenFile.O_RDONLY)) {
        assertFails(Errno.ENODEV, () -> reservation.mapShared(0, notes, 0, 6));
      }
      assertFails(Errno.EINVAL, () -> reservation.mapShared(0, fd, 3, 6));
      assertThat(view.getString(0)).isEqualTo("stays");
      assertThat(MemoryAreas.count("stays-mapped")).isEqualTo(1);
    }
  }

  @Test
  void refusesHugePages() throws Exception {
    assumeTrue(!Pages.hugeSizes().isEmpty(), "no huge pages in this kernel");
    long huge = Pages.hugeSizes().getFirst();
    try (Arena arena = Arena.ofShared();
        Fd fd = Memfd.create("huge", Memfd.hugePages(huge))) {
      FileSize.truncate(fd, huge);
      Reservation reservation = Reservation.of(huge, huge, arena);
      assertThatIllegalArgumentException().isThrownBy(() -> reservation.mapShared(0, fd, 0, 10));
    }
  }
}
