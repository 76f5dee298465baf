// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitrine.testing.OnLinux;
import java.io.File;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The traps within one process: its own opens, closes and threads.
@OnLinux
@Timeout(60)
class LeaseLifeTest {

  private static final FreezePolicy POLICY = Leased.POLICY;

  private Place place;

  @BeforeEach
  void openPlace() throws Exception {
    place = Place.of("disk");
  }

  @AfterEach
  void leavesNoDescriptorAndOneThreadAtMost() throws Exception {
    String root = place.root().toString();
    place.close();
    assertThat(descriptorsOf(root)).isEmpty();
    assertThat(watchers()).hasSizeLessThanOrEqualTo(1).allMatch(Thread::isDaemon);
  }

  @Test
  void openingTheSameFileAgainMakesTheFirstPrivate() throws Exception {
    Path file = Leased.file(place.root(), "file", 1 << 20);
    try (Leased first = Leased.open(file);
        Leased second = Leased.open(file)) {
      first.mapping().confirm();
      assertThat(first.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(second.state()).isEqualTo(LeasedMapping.State.HELD);
      assertThat(first.bytes().mismatch(second.bytes())).isEqualTo(-1);
    }
  }

  @Test
  void readingALeasedFileByTheJdkWorks() throws Exception {
    Path file = Leased.file(place.root(), "file", 1 << 20);
    try (FrozenFile frozen = FrozenFile.open(file, POLICY)) {
      assertThat(frozen.guarantee().mechanism()).isEqualTo(Mechanism.LEASE);
      assertThat(Files.readAllBytes(file)).hasSize(1 << 20);
      Files.writeString(file, "another content");
      frozen.segment().confirm();
      assertThat(frozen.byteSize()).isEqualTo(1 << 20);
    }
  }

  @Test
  void hintsOutliveTheSwap() throws Exception {
    Path file = Leased.file(place.root(), "file", 1 << 16);
    FreezePolicy policy = POLICY.withAdvice(Set.of(Advice.NO_DUMP, Advice.LOCK));
    try (Leased leased = Leased.open(file, policy)) {
      assertThat(flags(leased)).contains(" dd", " lo");
      Files.writeString(file, "another content");
      leased.mapping().confirm();
      while (!flags(leased).contains(" lo")) { // given right after the writer has been let in
        Thread.sleep(1);
      }
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(flags(leased)).contains(" dd");
    }
  }

  /// What `/proc/self/smaps` says of the mapping.
  private static String flags(Leased leased) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    String start = Long.toHexString(leased.bytes().address()) + "-";
    int at = 0;
    while (!lines.get(at).startsWith(start)) {
      at++;
    }
    while (!lines.get(at).startsWith("VmFlags:")) {
      at++;
    }
    return lines.get(at);
  }

  @Test
  void manyThreadsOpenTheSameFiles() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      files.add(Leased.file(place.root(), "file" + i, 1 << 16));
    }
    EnumSet<Mechanism> both = EnumSet.of(Mechanism.LEASE, Mechanism.PRIVATE_COPY);
    FreezePolicy policy = POLICY.withMechanisms(both);
    List<Thread> threads = new ArrayList<>();
    List<Throwable> faults = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 8; i++) {
      Random random = new Random(i);
      Runnable opener =
          () -> {
            for (int round = 0; round < 50; round++) {
              try (FrozenFile file = FrozenFile.open(files.get(random.nextInt(4)), policy)) {
                file.segment().confirm();
              } catch (Exception e) {
                faults.add(e);
              }
            }
          };
      threads.add(
          (i & 1) == 0 ? Thread.startVirtualThread(opener) : Thread.ofPlatform().start(opener));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void closesAtAnyMomentOfABreak() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      Path file = Leased.file(place.root(), "file" + i, 24 << 20);
      Leased leased = Leased.open(file);
      Process attack = Attacker.shell(": > \"$1\"", file);
      Thread.sleep(0, random.nextInt(30_000_000) % 999_999);
      Thread.sleep(random.nextInt(25));
      long start = System.nanoTime();
      leased.close();
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
      assertThat(Attacker.finish(attack)).isZero();
      assertThat(leased.state()).isIn(LeasedMapping.State.CLOSED, LeasedMapping.State.PRIVATE);
      assertThatIllegalStateException()
          .isThrownBy(() -> leased.bytes().get(ValueLayout.JAVA_BYTE, 0));
      Files.delete(file);
    }
  }

  @Test
  void closingReleasesTheLease() throws Exception {
    Path file = Leased.file(place.root(), "file", 100);
    FrozenFile frozen = FrozenFile.open(file, POLICY);
    frozen.close();
    frozen.close();
    assertThatIllegalStateException()
        .isThrownBy(frozen.segment()::confirm)
        .isNotInstanceOf(GuaranteeLostException.class);
    Leased.open(file).close();
  }

  @Test
  void holdsManyLeasesAtOnce() throws Exception {
    List<Leased> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(Leased.open(Leased.file(place.root(), "file" + i, 50_000 + i)));
    }
    List<Long> sums = all.stream().map(leased -> sum(leased)).toList();
    Process attack = Attacker.shell("for f in \"$1\"/file*; do : > \"$f\"; done", place.root());
    assertThat(Attacker.finish(attack)).isZero();
    for (int i = 0; i < all.size(); i++) {
      Leased leased = all.get(i);
      leased.mapping().confirm();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(sum(leased)).isEqualTo(sums.get(i));
      leased.close();
    }
    assertThat(LeaseWatcher.watchedByteSize()).isZero();
  }

  private static long sum(Leased leased) {
    long sum = 0;
    for (byte value : leased.bytes().toArray(ValueLayout.JAVA_BYTE)) {
      sum = sum * 31 + value;
    }
    return sum;
  }

  @Test
  void confirmAnswersABreakWithoutAWatcher() throws Exception {
    Path file = Leased.file(place.root(), "file", 1 << 20);
    try (Leased leased = Leased.open(file)) {
      Thread watcher = watchers().getFirst();
      watcher.setUncaughtExceptionHandler((_, _) -> {}); // no stack trace in the log
      Watched poison = poison();
      LeaseWatcher.watch(poison);
      watcher.join();
      LeaseWatcher.forget(poison);
      Process attack = Attacker.shell(": > \"$1\"", file);
      assertThat(attack.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
      leased.mapping().confirm();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(Attacker.finish(attack)).isZero();
      assertThat(watchers()).hasSize(1).doesNotContain(watcher);
    }
  }

  @Test
  void theNextWatcherTakesOverWhatTheLastOneLeft() throws Exception {
    Path file = Leased.file(place.root(), "file", 1 << 20);
    try (Leased leased = Leased.open(file)) {
      Thread watcher = watchers().getFirst();
      watcher.setUncaughtExceptionHandler((_, _) -> {});
      Watched poison = poison();
      LeaseWatcher.watch(poison);
      watcher.join();
      LeaseWatcher.forget(poison);
      try (Leased other = Leased.open(Leased.file(place.root(), "other", 100))) {
        assertThat(Attacker.finish(Attacker.shell(": > \"$1\"", file))).isZero();
        leased.mapping().confirm();
        assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
        assertThat(other.state()).isEqualTo(LeasedMapping.State.HELD);
      }
    }
  }

  private static Watched poison() {
    return new Watched() {
      @Override
      public Next look() {
        throw new AssertionError("the end of this watcher");
      }

      @Override
      public long byteSize() {
        return 0;
      }
    };
  }

  private static List<Thread> watchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("vitrine-leases"))
        .toList();
  }

  private static List<String> descriptorsOf(String folder) throws Exception {
    List<String> found = new ArrayList<>();
    for (File link : new File("/proc/self/fd").listFiles()) {
      try {
        String target = Files.readSymbolicLink(link.toPath()).toString();
        if (target.startsWith(folder) || target.contains("memfd:vitrine-lease")) {
          found.add(target);
        }
      } catch (NoSuchFileException e) {
        // The one that listed the folder.
      }
    }
    return found;
  }
}
