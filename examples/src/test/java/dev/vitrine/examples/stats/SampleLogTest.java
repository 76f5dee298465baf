// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLogTest {

  @TempDir private Path folder;

  @Test
  void isTheSameEveryTime() throws IOException {
    byte[] first = Files.readAllBytes(SampleLog.create(folder));
    byte[] second = Files.readAllBytes(SampleLog.create(folder));
    assertThat(second).isEqualTo(first);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("vitrine-sample.log"));
    }
  }

  @Test
  void replacesALinkInsteadOfWritingThroughIt() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "text");
    Files.createSymbolicLink(folder.resolve("vitrine-sample.log"), precious);
    Path sample = SampleLog.create(folder);
    assertThat(Files.isSymbolicLink(sample)).isFalse();
    assertThat(precious).hasContent("text");
  }

  @Test
  void takesAnotherNameIfItsOwnIsTaken() throws IOException {
    Files.createDirectory(folder.resolve("vitrine-sample.log"));
    Path sample = SampleLog.create(folder);
    assertThat(sample.getParent()).isEqualTo(folder);
    assertThat(Files.readAllLines(sample)).hasSize(SampleLog.LINES);
  }

  @Test
  void failsWithoutAFolder() {
    assertThatThrownBy(() -> SampleLog.create(folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
