// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interrupts, with native access and without: no channel is closed, and no interrupt lost.
class InterruptedChildTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {ChildJvm.ENABLED, ChildJvm.DENIED})
  void everythingIsReadAndTheInterruptKept(String option) throws Exception {
    Path file = Files.write(folder.resolve("file"), new byte[(3 << 20) + 1]);
    assertThat(ChildJvm.run(List.of(option), ReadInterrupted.class, file))
        .isEqualTo("kept 20 of 20\n");
  }
}
