// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// One bit of a file with fs-verity is flipped on the disk, below the file system: an error comes
/// out of that, in bounded time, and never a wrong byte.
@Tag("verity")
@Timeout(60)
@ParameterizedClass
@EnumSource(VerityPlace.class)
record VerityCorruptionGuestTest(VerityPlace place) {

  private static final int PAGES = 16;
  private static final int BAD_PAGE = 5;
  private static final int BAD_OFFSET = BAD_PAGE * VerityPlace.PAGE;
  private static final FreezePolicy POPULATE =
      FreezePolicy.DEFAULT.withAdvice(Set.of(Advice.POPULATE));

  @BeforeEach
  void needsVerity() throws IOException {
    place.assumeUsable();
  }

  @Test
  void populatingACorruptFileIsAnErrorAtOpen() throws IOException {
    String name = place + " populate";
    Path path = sealed(name);
    Disk.of(path).flipAfter(VerityPlace.mark(name, BAD_PAGE));

    assertThatThrownBy(() -> FrozenFile.open(path, POPULATE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("EIO");
  }

  @Test
  void populatingThePartBeforeTheBadPageGivesItsBytes() throws IOException {
    String name = place + " region";
    Path path = sealed(name);
    Disk.of(path).flipAfter(VerityPlace.mark(name, BAD_PAGE));

    try (FrozenFile file = FrozenFile.open(path, POPULATE.withRegion(0, BAD_OFFSET))) {
      assertThat(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(Arrays.copyOf(VerityPlace.marked(name, PAGES), BAD_OFFSET));
    }
  }

  @Test
  void populatedFileKeepsItsBytesWhileTheDiskChanges() throws IOException {
    String name = place + " populated";
    Path path = sealed(name);

    try (FrozenFile file = FrozenFile.open(path, POPULATE)) {
      assertThat(file.refusedAdvice()).isEmpty();
      Disk.of(path).flipAfter(VerityPlace.mark(name, BAD_PAGE));
      assertThat(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(VerityPlace.marked(name, PAGES));
    }
  }

  @Test
  void readingACorruptFileWithoutFreezingIsAnError() throws IOException {
    String name = place + " read";
    Path path = sealed(name);
    Disk.of(path).flipAfter(VerityPlace.mark(name, BAD_PAGE));

    assertThatThrownBy(() -> Files.readAllBytes(path)).isInstanceOf(IOException.class);
  }

  @Test
  void corruptionGoesUnnoticedWithoutFsVerity() throws IOException {
    Path folder = VerityPlace.folder("vitrine.verity.off");
    String name = place + " control";
    Path path = VerityPlace.newFile(folder, "control", VerityPlace.marked(name, PAGES));
    Disk.of(path).flipAfter(VerityPlace.mark(name, BAD_PAGE));

    try (FrozenFile file = FrozenFile.open(path, POPULATE)) {
      long wrong =
          file.segment().bytes().mismatch(MemorySegment.ofArray(VerityPlace.marked(name, PAGES)));
      assertThat(wrong).isEqualTo(BAD_OFFSET + VerityPlace.mark(name, BAD_PAGE).length);
    }
  }

  private Path sealed(String name) throws IOException {
    Path path = place.newFile("corrupt", VerityPlace.marked(name, PAGES));
    Verity.enable(path);
    return path;
  }
}
