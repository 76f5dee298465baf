// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Opening and closing leave nothing behind, whether they succeed or not.
@Timeout(60)
class LeakTest {

  /// Descriptors, mappings and threads that the JVM itself opens meanwhile (compiler threads, …).
  private static final long SLACK = 30;

  private static final int ROUNDS = 10_000;

  @TempDir Path folder;

  @BeforeEach
  void needsProc() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
  }

  private record Held(long descriptors, long mappings, long threads) {
    static Held now() throws IOException {
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        long mappings = maps.filter(line -> line.contains("memfd:vitrine")).count();
        return new Held(entries("/proc/self/fd"), mappings, entries("/proc/self/task"));
      }
    }

    private static long entries(String folder) throws IOException {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        return files.count();
      }
    }
  }

  @Test
  void openingAndClosingLeavesNothing() throws IOException {
    Path path = Content.file(folder, "file", new byte[5000]);
    FreezePolicy confined = FreezePolicy.DEFAULT.withArena(ArenaKind.CONFINED);
    assertNothingLeft(round -> {
      FreezePolicy policy = round % 10 == 0 ? FreezePolicy.DEFAULT : confined;
      try (FrozenFile file = FrozenFile.open(path, policy)) {
        assertThat(file.byteSize()).isEqualTo(5000);
      }
    });
  }

  @Test
  void refusedFilesLeaveNothing() throws IOException {
    Path path = Content.file(folder, "file", new byte[5000]);
    FreezePolicy refusing = FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.SEALED_MEMORY));
    FreezePolicy tooFar = FreezePolicy.DEFAULT.withRegion(5000, 1);
    assertNothingLeft(round -> {
      FreezePolicy policy = round % 2 == 0 ? refusing : tooFar;
      assertThatThrownBy(() -> FrozenFile.open(path, policy)).isInstanceOf(IOException.class);
    });
  }

  private interface Step {
    void run(int round) throws IOException;
  }

  private static void assertNothingLeft(Step step) throws IOException {
    step.run(0);
    step.run(1);
    Held before = Held.now();
    for (int round = 0; round < ROUNDS; round++) {
      step.run(round);
    }
    Held after = Held.now();
    assertThat(after.descriptors).isLessThan(before.descriptors + SLACK);
    assertThat(after.mappings).isLessThanOrEqualTo(before.mappings);
    assertThat(after.threads).isLessThan(before.threads + SLACK);
  }
}
