// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.mapping.LiveRegion.Ordering;
import dev.vitrine.testing.Child;
import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every mechanism that accepts a file keeps its bytes, whatever another process does to the file
/// while threads read them: claims S1, S2, S5 and S6 of SAFETY.md.
@OnLinux
class AttackedRungsTest {

  /// A huge page, and some small ones.
  private static final int BYTES = 5 << 19;

  private static final int READERS = 2;

  @Test
  void privateCopyOnDisk() throws Exception {
    attackEach(Places.DISK, Mechanism.PRIVATE_COPY);
  }

  @Test
  void privateCopyOnTmpfs() throws Exception {
    attackEach(Places.MEMORY, Mechanism.PRIVATE_COPY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xfs", "btrfs"})
  void reflink(String fileSystem) throws Exception {
    try (LoopMount mount = LoopMount.of(fileSystem)) {
      attackEach(mount.root(), Mechanism.REFLINK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void immutableFlag(String fileSystem) throws Exception {
    try (LoopMount mount = LoopMount.of(fileSystem)) {
      Path file = write(mount.root());
      assumeTrue(
          Child.run("chattr", "+i", file.toString()).exit() == 0, "needs chattr and the flag");
      try {
        for (Attack attack : Attack.values()) {
          attack(file, Mechanism.IMMUTABLE_FLAG, attack);
          assertThat(Files.size(file)).as("size after %s", attack).isEqualTo(BYTES);
        }
      } finally {
        ImmutableFlag.clear(file);
      }
    }
  }

  /// A mapping that was made before the freeze writes on, and reaches the file, not the clone.
  @ParameterizedTest
  @ValueSource(strings = {"xfs", "btrfs"})
  void reflinkIsOutOfReachOfMappingsMadeBefore(String fileSystem) throws Exception {
    try (LoopMount mount = LoopMount.of(fileSystem)) {
      storesThroughAnOlderMappingDoNotReach(write(mount.root()), Mechanism.REFLINK);
    }
  }

  @Test
  void privateCopyIsOutOfReachOfMappingsMadeBefore() throws Exception {
    Path own = Files.createTempDirectory(Places.DISK, "vitrine");
    try {
      storesThroughAnOlderMappingDoNotReach(write(own), Mechanism.PRIVATE_COPY);
    } finally {
      Child.run("rm", "-rf", own.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void immutableFlagIsRefusedWhileAWritableMappingExists(String fileSystem) throws Exception {
    try (LoopMount mount = LoopMount.of(fileSystem)) {
      Path file = write(mount.root());
      try (LiveRegion mapping = LiveRegion.openWritable(file, 0, BYTES)) {
        ImmutableFlag.set(file);
        FreezePolicy flagOnly =
            FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.IMMUTABLE_FLAG));
        FreezeException refused =
            assertThrows(FreezeException.class, () -> FrozenFile.open(file, flagOnly));
        assertThat(refused).hasMessageContaining("open for writing (F_SETLEASE: EAGAIN)");
        assertThat(mapping.byteSize()).isEqualTo(BYTES);
      } finally {
        ImmutableFlag.clear(file);
      }
    }
  }

  private static void storesThroughAnOlderMappingDoNotReach(Path file, Mechanism mechanism)
      throws IOException {
    byte[] before = Files.readAllBytes(file);
    FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism));
    try (LiveRegion older = LiveRegion.openWritable(file, 0, BYTES);
        FrozenFile frozen = FrozenFile.open(file, policy)) {
      for (int offset = 0; offset < BYTES; offset += 8) {
        older.setLong(offset, ~older.getLong(offset, Ordering.PLAIN), Ordering.VOLATILE);
      }
      assertThat(Files.readAllBytes(file)).as("the file did change").isNotEqualTo(before);
      assertThat(frozen.segment().bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
    }
  }

  /// On these file systems the flag does not stop a descriptor that was open before.
  @ParameterizedTest
  @ValueSource(strings = {"xfs", "btrfs"})
  void immutableFlagIsRefusedWhileAWriterIsOpen(String fileSystem) throws Exception {
    try (LoopMount mount = LoopMount.of(fileSystem)) {
      Path file = write(mount.root());
      try (var writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
        ImmutableFlag.set(file);
        FreezePolicy flagOnly =
            FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.IMMUTABLE_FLAG));
        FreezeException refused =
            assertThrows(FreezeException.class, () -> FrozenFile.open(file, flagOnly));
        assertThat(refused).hasMessageContaining("open for writing (F_SETLEASE: EAGAIN)");
        writer.write('x'); // and indeed it can still write
      } finally {
        ImmutableFlag.clear(file);
      }
    }
  }

  @Test
  void clearedImmutableFlagIsNoticed() throws Exception {
    try (LoopMount mount = LoopMount.of("ext4")) {
      Path file = write(mount.root());
      ImmutableFlag.set(file);
      FreezePolicy flagOnly = FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.IMMUTABLE_FLAG));
      try (FrozenFile frozen = FrozenFile.open(file, flagOnly)) {
        frozen.segment().confirm();
        ImmutableFlag.clear(file);
        ImmutableFlag.set(file); // covering the traces
        assertThrows(GuaranteeLostException.class, () -> frozen.segment().confirm());
      } finally {
        ImmutableFlag.clear(file);
      }
    }
  }

  private static void attackEach(Path folder, Mechanism mechanism) throws Exception {
    Path own = Files.createTempDirectory(folder, "vitrine");
    try {
      for (Attack attack : Attack.values()) {
        attack(write(own), mechanism, attack);
      }
    } finally {
      Child.run("rm", "-rf", own.toString());
    }
  }

  private static void attack(Path file, Mechanism mechanism, Attack attack) throws Exception {
    byte[] before = Files.readAllBytes(file);
    FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism));
    try (FrozenFile frozen = FrozenFile.open(file, policy)) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> failure.set(e))
                .start(() -> readUntilInterrupted(frozen.segment().bytes(), before)));
      }
      Child attacker = attack.on(file);
      for (Thread reader : readers) {
        reader.interrupt();
        reader.join();
      }
      boolean succeeded = attacker.exit() == 0;
      assertThat(succeeded || attack.needsMore(attacker))
          .as("%s got through: %s", attack, attacker)
          .isEqualTo(mechanism != Mechanism.IMMUTABLE_FLAG || attack.needsMore(attacker));
      assertThat(failure.get()).as("readers during %s", attack).isNull();
      frozen.segment().confirm();
      assertThat(frozen.segment().bytes().toArray(ValueLayout.JAVA_BYTE))
          .as("bytes after %s", attack)
          .isEqualTo(before);
    }
  }

  private static void readUntilInterrupted(MemorySegment bytes, byte[] expected) {
    MemorySegment wanted = MemorySegment.ofArray(expected);
    do {
      long difference = bytes.mismatch(wanted);
      if (difference >= 0) {
        throw new AssertionError("changed at byte " + difference);
      }
    } while (!Thread.currentThread().isInterrupted());
  }

  private static Path write(Path folder) throws IOException {
    byte[] bytes = new byte[BYTES];
    new Random(11).nextBytes(bytes);
    return Files.write(folder.resolve("file"), bytes);
  }
}
