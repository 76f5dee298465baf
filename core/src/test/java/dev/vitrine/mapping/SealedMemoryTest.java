// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Claim S1 of SAFETY.md: sealed memory cannot change, in whatever process it is.
@OnLinux
class SealedMemoryTest {

  private static final byte[] TEXT = "nobody can touch this".getBytes(UTF_8);

  @Test
  void keepsWhatWasWritten() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(TEXT);
      try (FrozenFile file = memory.freeze()) {
        assertThat(bytes(file)).isEqualTo(TEXT);
        assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.SEALED_MEMORY);
        assertThat(file.guarantee().strength()).isEqualTo(Strength.PERMANENT);
      }
    }
  }

  @Test
  void refusesEveryChangeOnceSealed() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(TEXT);
      memory.seal(Set.of(Seal.SHRINK, Seal.GROW, Seal.WRITE));
      assertThat(memory.isImmutable()).isTrue();
      assertThatThrownBy(() -> memory.write(TEXT)).hasMessageContaining("EPERM");
      assertThatThrownBy(() -> memory.resize(0)).hasMessageContaining("EPERM");
      assertThatThrownBy(() -> memory.resize(1000)).hasMessageContaining("EPERM");
      assertThatThrownBy(() -> LiveRegion.openWritable(memory.descriptorPath(), 0, TEXT.length))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void outlivesItsDescriptor() throws IOException {
    SealedMemory memory = SealedMemory.create("test");
    memory.write(TEXT);
    try (FrozenFile file = memory.freeze()) {
      memory.close();
      assertThat(bytes(file)).isEqualTo(TEXT);
    }
  }

  @Test
  void futureWriteIsNotImmutability() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(TEXT);
      memory.seal(Set.of(Seal.SHRINK, Seal.GROW, Seal.FUTURE_WRITE));
      assertThat(memory.isImmutable()).isFalse();
      FreezePolicy sealedOnly =
          FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.SEALED_MEMORY));
      assertThatThrownBy(() -> FrozenFile.open(memory.descriptorPath(), sealedOnly))
          .isInstanceOf(FreezeException.class)
          .hasMessageContaining("not sealed")
          .hasMessageContaining("FUTURE_WRITE");
    }
  }

  @Test
  void cannotBeSealedWhileAWritableMappingExists() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.resize(8);
      try (LiveRegion writable = LiveRegion.openWritable(memory.descriptorPath(), 0, 8)) {
        writable.setLong(0, 42, LiveRegion.Ordering.VOLATILE);
        assertThatThrownBy(() -> memory.seal(Set.of(Seal.WRITE)))
            .hasMessageStartingWith("seal: a writable mapping of the memory exists")
            .hasMessageContaining("EBUSY");
      }
      memory.seal(Set.of(Seal.WRITE));
      assertThat(memory.seals()).contains(Seal.WRITE);
    }
  }

  @Test
  void everySetOfSealsIsReadBack() throws IOException {
    for (Seal seal : EnumSet.of(Seal.SEAL, Seal.SHRINK, Seal.GROW, Seal.WRITE)) {
      try (SealedMemory memory = SealedMemory.create("test")) {
        assertThat(memory.seals()).doesNotContain(seal);
        memory.seal(Set.of(seal));
        assertThat(memory.seals()).contains(seal);
      }
    }
  }

  @Test
  void holesReadAsZeros() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.resize(1 << 20);
      try (FrozenFile file = memory.freeze()) {
        assertThat(bytes(file)).isEqualTo(new byte[1 << 20]);
      }
    }
  }

  @Test
  void isReadByAnotherProcessThroughItsPath() throws IOException {
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(TEXT);
      try (FrozenFile file = memory.freeze()) {
        Child child = Child.run(Map.of(), reader("path", memory.descriptorPath()));
        assertThat(child.output().lines())
            .containsExactly("SealedMemory PERMANENT", new String(TEXT, UTF_8), "refused");
        assertThat(bytes(file)).isEqualTo(TEXT);
      }
    }
  }

  @Test
  void isHandedOverThroughASocket(@TempDir Path folder) throws Exception {
    Path socket = folder.resolve("s");
    try (SealedMemory memory = SealedMemory.create("test")) {
      memory.write(TEXT);
      memory.freeze().close();
      CompletableFuture<Child> child = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(() -> {
            try {
              child.complete(Child.run(Map.of(), reader("socket", socket)));
            } catch (IOException e) {
              child.completeExceptionally(e);
            }
          });
      sendWhenListening(memory, socket);
      assertThat(child.get().output().lines())
          .containsExactly("SealedMemory PERMANENT", new String(TEXT, UTF_8), "refused");
      assertThat(socket).doesNotExist();
    }
  }

  @Test
  void hugePagesAreFrozenToTheBytesWritten() throws IOException {
    Path reserve = Path.of("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages");
    assumeTrue(Files.isWritable(reserve), "needs root and huge pages of 2 MiB");
    String before = Files.readString(reserve);
    Files.writeString(reserve, "2");
    try {
      assumeTrue(!Files.readString(reserve).startsWith("0"), "no huge page is free");
      try (SealedMemory memory = SealedMemory.create("huge", 2 << 20)) {
        memory.write(TEXT);
        memory.write(TEXT);
        assertThat(memory.byteSize()).isEqualTo(2 << 20);
        try (FrozenFile file = memory.freeze()) {
          assertThat(new String(bytes(file), UTF_8)).isEqualTo(new String(TEXT, UTF_8).repeat(2));
        }
      }
    } finally {
      Files.writeString(reserve, before);
    }
  }

  /// A hole in huge pages is SIGBUS at the first touch if no page is free; here it is a refusal.
  @Test
  void hugePagesWithHolesAreRefusedWithoutPages() throws IOException {
    Path reserve = Path.of("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages");
    assumeTrue(
        Files.exists(reserve) && Files.readString(reserve).startsWith("0"),
        "needs a system with huge pages of 2 MiB of which none is reserved");
    try (SealedMemory memory = SealedMemory.create("huge", 2 << 20)) {
      memory.resize(2 << 20);
      memory.seal(Set.of(Seal.SHRINK, Seal.GROW, Seal.WRITE));
      FreezePolicy sealedOnly =
          FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.SEALED_MEMORY));
      assertThatThrownBy(() -> FrozenFile.open(memory.descriptorPath(), sealedOnly))
          .isInstanceOf(IOException.class);
    }
  }

  private static void sendWhenListening(SealedMemory memory, Path socket) throws Exception {
    IOException last = new IOException("never tried");
    for (int i = 0; i < 300; i++) {
      try {
        memory.send(socket);
        return;
      } catch (IOException e) {
        last = e;
        Thread.sleep(100);
      }
    }
    throw last;
  }

  private static List<String> reader(String way, Path path) {
    return Child.java(
        List.of("--enable-native-access=ALL-UNNAMED"), ReadSealed.class, way, path.toString());
  }

  private static byte[] bytes(FrozenFile file) {
    return file.segment().bytes().toArray(ValueLayout.JAVA_BYTE);
  }
}
