// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand files, all open at the same time.
@OnLinux
class ManyFilesTest {

  private static final int FILES = 10_000;

  @TempDir Path folder;

  @Test
  void areOpenAtOnceAndLeaveNothing() throws IOException {
    assumeMappings();
    Holdings before = Holdings.of(folder);
    List<FrozenFile> files = new ArrayList<>();
    try {
      for (int i = 0; i < FILES; i++) {
        files.add(FrozenFile.open(write(i)));
      }
      assertThat(Holdings.of(folder).descriptors())
          .as("a copy needs none")
          .isEqualTo(before.descriptors());
      for (int i = 0; i < FILES; i++) {
        assertHolds(files.get(i), i);
      }
    } finally {
      files.forEach(FrozenFile::close);
    }
    assertThat(Holdings.of(folder)).isEqualTo(before);
  }

  @Test
  void ofOneArenaAreClosedTogether() throws IOException {
    assumeMappings();
    Holdings before = Holdings.of(folder);
    try (Arena arena = Arena.ofShared()) {
      for (int i = 0; i < FILES; i++) {
        assertHolds(FrozenFile.open(write(i), FreezePolicy.DEFAULT, arena), i);
      }
    }
    assertThat(Holdings.of(folder)).isEqualTo(before);
  }

  private Path write(int number) throws IOException {
    return Files.write(folder.resolve("file" + number % 100), new byte[] {(byte) number, 1});
  }

  private static void assertHolds(FrozenFile file, int number) {
    assertThat(file.byteSize()).isEqualTo(2);
    assertThat(file.segment().bytes().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) number);
  }

  /// Each copy is a mapping of its own.
  private static void assumeMappings() throws IOException {
    long limit =
        Long.parseLong(Files.readAllLines(Path.of("/proc/sys/vm/max_map_count")).getFirst());
    assumeTrue(limit > 2 * FILES, "vm.max_map_count is " + limit);
  }
}
