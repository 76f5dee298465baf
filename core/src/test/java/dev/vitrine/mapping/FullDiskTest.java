// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A file system of one mebibyte, and a process that may write only half of one.
@OnLinux
class FullDiskTest {

  private static final int BYTES = 2 << 20;

  private Path folder;

  @BeforeEach
  void mount() throws IOException {
    Place.assumeRoot("mount a small tmpfs");
    folder = Files.createTempDirectory(Places.DISK, "vitrine-full");
    Child child = Child.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
    assumeTrue(child.exit() == 0, "needs tmpfs: " + child.errors());
  }

  @AfterEach
  void unmount() throws IOException {
    if (folder != null) {
      Child.run("umount", folder.toString());
      Files.delete(folder);
    }
  }

  @Test
  void publicationLeavesTheTargetAsItWasAndNothingElse() throws IOException {
    Path target = folder.resolve("file");
    Publication.write(target, out -> out.write("old".getBytes(US_ASCII)));
    Holdings before = Holdings.of(folder);
    for (int round = 0; round < 3; round++) {
      assertThatThrownBy(() -> Publication.write(target, out -> out.write(new byte[BYTES])))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device");
      assertThatThrownBy(() -> Publication.writeVerity(target, out -> out.write(new byte[BYTES])))
          .isInstanceOf(IOException.class);
    }
    assertThat(target).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
    assertThat(Holdings.of(folder)).isEqualTo(before);
    Publication.write(target, out -> out.write("new".getBytes(US_ASCII)));
    assertThat(target).hasContent("new");
  }

  @Test
  void filesOfAFullDiskAreReadAllTheSame() throws IOException {
    Path path = folder.resolve("file");
    byte[] content = Content.random(1 << 20);
    Files.write(path, content); // not a page is left
    for (Mechanism mechanism : List.of(Mechanism.PRIVATE_COPY, Mechanism.LEASE)) {
      FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism)).withCopyFirst(0);
      try (FrozenFile file = FrozenFile.open(path, policy)) {
        Content.assertHolds(file, content);
      }
    }
  }

  /// `ulimit -f` counts memory files; what has no file is not counted.
  @Test
  void aLimitOnFilesMakesTheCopyAnonymous() throws IOException {
    Path path = Content.file(folder, "file", new byte[1 << 20]);
    List<String> java =
        Child.java(
            List.of("--enable-native-access=ALL-UNNAMED"), OpenFrozen.class, path.toString());
    List<String> command = List.of("sh", "-c", "ulimit -f 1024; exec \"$@\"", "sh");
    Child child = Child.run(Map.of(), Stream.concat(command.stream(), java.stream()).toList());
    assertThat(child.errors()).isEmpty();
    assertThat(child.output())
        .startsWith("1048576 bytes, PrivateCopy (PRIVATE: ")
        .contains("no memory file: EFBIG");
  }
}
