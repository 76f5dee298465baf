// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the ladder says about a file is true on each kind of file system.
@OnLinux
class LadderTruthTest {

  private static final int SMALL = 100;

  @Test
  void everyMechanismHasOneRungInItsOrder() throws IOException {
    Path file = write(Files.createTempDirectory(Places.DISK, "vitrine"));
    try (FrozenFile frozen = FrozenFile.open(file)) {
      assertThat(frozen.attempts().stream().map(Attempt::mechanism))
          .containsExactlyInAnyOrder(Mechanism.values());
    } finally {
      Child.run("rm", "-rf", String.valueOf(file.getParent()));
    }
  }

  @Test
  void onExt4() throws IOException {
    try (LoopMount mount = LoopMount.of("ext4")) {
      List<String> attempts = attempts(write(mount.root()), Mechanism.PRIVATE_COPY);
      assertThat(attempts)
          .contains("SealedMemory: not a memory file (F_GET_SEALS: EINVAL)")
          .contains("Reflink: no private clones on ext2/3/4")
          .contains("ImmutableFlag: the immutable flag is not set; remedy: chattr +i FILE, as root")
          .anyMatch(line -> line.startsWith("Verity: fs-verity is "));
    }
  }

  @Test
  void onXfs() throws IOException {
    try (LoopMount mount = LoopMount.of("xfs")) {
      assertThat(attempts(write(mount.root()), Mechanism.REFLINK))
          .contains("Verity: xfs has no fs-verity (FS_IOC_MEASURE_VERITY: ENOTTY)")
          .contains("Reflink: taken, PRIVATE (clone without a name on xfs)");
    }
  }

  @Test
  void onBtrfs() throws IOException {
    try (LoopMount mount = LoopMount.of("btrfs")) {
      assertThat(attempts(write(mount.root()), Mechanism.REFLINK))
          .contains("Reflink: taken, PRIVATE (clone without a name on btrfs)");
    }
  }

  @Test
  void onTmpfs() throws IOException {
    Path folder = Files.createTempDirectory(Places.MEMORY, "vitrine");
    try {
      assertThat(attempts(write(folder), Mechanism.PRIVATE_COPY))
          .contains("SealedMemory: cannot be sealed any more (F_GET_SEALS: [SEAL])")
          .contains("Verity: tmpfs has no fs-verity (FS_IOC_MEASURE_VERITY: ENOTTY)")
          .contains("Reflink: no private clones on tmpfs");
    } finally {
      Child.run("rm", "-rf", folder.toString());
    }
  }

  /// There leases and flags lie: a lease is granted while a mapping can still write.
  @Test
  void onOverlayfs() throws IOException {
    Path folder = Files.createTempDirectory(Places.MEMORY, "vitrine");
    for (String part : List.of("lower", "upper", "work", "merged")) {
      Files.createDirectory(folder.resolve(part));
    }
    write(folder.resolve("lower"));
    String options = "lowerdir=%1$s/lower,upperdir=%1$s/upper,workdir=%1$s/work".formatted(folder);
    String merged = folder.resolve("merged").toString();
    boolean mounted =
        Child.run("mount", "-t", "overlay", "overlay", "-o", options, merged).exit() == 0;
    try {
      assumeTrue(mounted, "needs root, to mount overlayfs");
      assertThat(attempts(folder.resolve("merged/file"), Mechanism.PRIVATE_COPY))
          .contains("Reflink: no private clones on overlayfs")
          .noneMatch(line -> line.startsWith("Lease: taken"));
    } finally {
      Child.run("umount", merged);
      Child.run("rm", "-rf", folder.toString());
    }
  }

  @Test
  void onSealedMemory() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(new byte[SMALL]);
      memory.freeze().close();
      assertThat(attempts(memory.descriptorPath(), Mechanism.SEALED_MEMORY).getFirst())
          .startsWith("SealedMemory: taken, PERMANENT (memfd sealed ");
    }
  }

  private static List<String> attempts(Path file, Mechanism expected) throws IOException {
    try (FrozenFile frozen = FrozenFile.open(file)) {
      assertThat(frozen.guarantee().mechanism()).isEqualTo(expected);
      return frozen.attempts().stream().map(Attempt::toString).toList();
    }
  }

  private static Path write(Path folder) throws IOException {
    return Files.write(folder.resolve("file"), new byte[SMALL]);
  }
}
