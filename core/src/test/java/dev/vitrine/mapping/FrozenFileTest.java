// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileOutput;
import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.Memfd;
import dev.vitrine.internal.linux.Seals;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FrozenFileTest {

  private static final FreezePolicy COPY =
      FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.PRIVATE_COPY));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, (1 << 20) + 3, 2 << 20, (5 << 20) + 3})
  void holdsFilesOfAnySizeWhole(int byteSize) throws IOException {
    byte[] content = Content.random(byteSize);
    Path path = Content.file(folder, "file", content);
    try (FrozenFile file = FrozenFile.open(path)) {
      Content.assertHolds(file, content);
      assertThat(file.segment().bytes().isReadOnly()).isTrue();
      assertThat(file.path()).isEqualTo(path);
      assertThat(file.verify(new Content.Anything()).get()).isEqualTo(content);
      assertThat(file.segment().fileOffset()).isZero();
      assertThat(file.segment().source()).isEqualTo(path.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GIVEN")
  void holdsFilesUnderEveryArena(ArenaKind arena) throws IOException {
    byte[] content = Content.random(10_000);
    Path path = Content.file(folder, "file", content);
    FrozenFile file = FrozenFile.open(path, FreezePolicy.DEFAULT.withArena(arena));
    Content.assertHolds(file, content);
    assertThat(file.segment().isShared()).isEqualTo(arena != ArenaKind.CONFINED);
    file.close();
    file.close();
    if (arena == ArenaKind.AUTOMATIC || arena == ArenaKind.PROCESS) {
      Content.assertHolds(file, content);
      file.segment().confirm();
    } else {
      assertThatThrownBy(() -> Content.bytes(file.segment()))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(file.toString()).startsWith("FrozenFile[" + path + ", 10000 bytes, ");
  }

  /// Such files say that their size is 0: without a look behind their end they would be frozen
  /// empty.
  @Test
  void refusesFilesWhoseSizeTheKernelDoesNotKnow() throws IOException {
    Path madeUp = Path.of("/proc/version");
    assumeTrue(Files.isReadable(madeUp), "needs /proc");
    assertThatThrownBy(() -> FrozenFile.open(madeUp))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "copy: size unknown to the system at byte 0"
                + " (found data, allowed end of file; Windows can read it) [/proc/version]");
  }

  @Test
  void manyFilesShareAnArenaThatIsGiven() throws IOException {
    Path one = Content.file(folder, "one", new byte[] {1});
    Path two = Content.file(folder, "two", new byte[] {2});
    FrozenFile first;
    try (Arena arena = Arena.ofShared()) {
      first = FrozenFile.open(one, FreezePolicy.DEFAULT.withCopyFirst(0), arena);
      FrozenFile second = FrozenFile.open(two, FreezePolicy.DEFAULT, arena);
      first.close();
      Content.assertHolds(first, new byte[] {1});
      Content.assertHolds(second, new byte[] {2});
      assertThat(first.attempts())
          .extracting(Attempt::toString)
          .noneMatch(a -> a.startsWith("Lease: taken"));
    }
    assertThatThrownBy(() -> Content.bytes(first.segment()))
        .isInstanceOf(IllegalStateException.class);
    FreezePolicy none = FreezePolicy.DEFAULT.withArena(ArenaKind.GIVEN);
    assertThatThrownBy(() -> FrozenFile.open(one, none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void confinedFileIsRefusedToOtherThreads() throws Exception {
    Path path = Content.file(folder, "file", new byte[10]);
    try (FrozenFile file = FrozenFile.open(path, COPY.withArena(ArenaKind.CONFINED))) {
      Throwable[] thrown = new Throwable[2];
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                thrown[0] = catchThrowable(file::close);
                thrown[1] = catchThrowable(() -> Content.bytes(file.segment()));
              });
      other.join();
      assertThat(thrown).hasOnlyElementsOfType(WrongThreadException.class);
      Content.assertHolds(file, new byte[10]); // a refused close leaves it open
    }
  }

  @Nested
  class Regions {

    @ParameterizedTest
    @CsvSource({
      "0, 0",
      "0, 1",
      "1, 1",
      "4095, 2",
      "4096, 4096",
      "4097, 5000",
      "9999, 1",
      "10000, 0",
      "0, 10000",
      "1, 9999"
    })
    void ofAnyAlignmentHoldTheirPartOfTheFile(int byteOffset, int byteSize) throws IOException {
      byte[] content = Content.random(10_000);
      Path path = Content.file(folder, "file", content);
      FreezePolicy policy = FreezePolicy.DEFAULT.withRegion(byteOffset, byteSize);
      try (FrozenFile file = FrozenFile.open(path, policy)) {
        Content.assertHolds(file, Arrays.copyOfRange(content, byteOffset, byteOffset + byteSize));
        assertThat(file.segment().fileOffset()).isEqualTo(byteOffset);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "0, 11",
      "10, 1",
      "11, 0",
      "5, 6",
      "9223372036854775807, 0",
      "1, 9223372036854775806"
    })
    void pastTheEndAreAnEndOfFile(long byteOffset, long byteSize) throws IOException {
      Path path = Content.file(folder, "file", new byte[10]);
      FreezePolicy policy = FreezePolicy.DEFAULT.withRegion(byteOffset, byteSize);
      assertThatThrownBy(() -> FrozenFile.open(path, policy))
          .isInstanceOf(EOFException.class)
          .hasMessage(
              "region: past the end at byte 10 (found offset %d and size %d, allowed up to 10) [%s]",
              byteOffset, byteSize, path);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "9223372036854775807, 1", "2, 9223372036854775806"})
    void negativeOrOverflowingAreMisuse(long byteOffset, long byteSize) {
      assertThatThrownBy(() -> FreezePolicy.DEFAULT.withRegion(byteOffset, byteSize))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("allowed");
    }
  }

  @Nested
  class Names {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "with space",
          "line\nbreak",
          "percent%41",
          "question?mark",
          "hash#tag",
          "Ünï-ço∂e-日本",
          "back\\slash",
          "-rf",
          "trailing ",
          "\u0001\u007f",
          "a:b",
          "~",
          "😀"
        })
    void ofAllKindsAreOpened(String name) throws IOException {
      Path path = Content.file(folder, name, new byte[] {42});
      try (FrozenFile file = FrozenFile.open(path)) {
        Content.assertHolds(file, new byte[] {42});
      }
    }

    @Test
    void thatAreNotUtf8AreOpened() throws IOException {
      assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
      Shell.run("printf x > \"$1/$(printf 'caf\\351')\"", folder);
      Path path;
      try (var files = Files.list(folder)) {
        path = files.findFirst().orElseThrow();
      }
      try (FrozenFile file = FrozenFile.open(path)) {
        Content.assertHolds(file, new byte[] {'x'});
      }
    }

    @Test
    void relativeAndThroughLinksAreOpened() throws IOException {
      Path path = Content.file(folder, "file", new byte[] {7});
      Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
      try (FrozenFile file = FrozenFile.open(link)) {
        Content.assertHolds(file, new byte[] {7});
      }
      Path relative = Path.of("").toAbsolutePath().relativize(path);
      try (FrozenFile file = FrozenFile.open(relative)) {
        Content.assertHolds(file, new byte[] {7});
      }
    }
  }

  @Nested
  class NotFiles {

    @Test
    void areRefusedByTheirKind() throws IOException {
      assertThatThrownBy(() -> FrozenFile.open(folder))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(folder + ": is a directory");
      assertThatThrownBy(() -> FrozenFile.open(Path.of("/dev/null")))
          .isInstanceOf(FileSystemException.class)
          .hasMessage("/dev/null: is not a regular file");
      Path missing = folder.resolve("missing");
      assertThatThrownBy(() -> FrozenFile.open(missing))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessage(missing.toString());
      Path below = Content.file(folder, "file", new byte[0]).resolve("below");
      assertThatThrownBy(() -> FrozenFile.open(below)).isInstanceOf(FileSystemException.class);
      Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
      assertThatThrownBy(() -> FrozenFile.open(loop))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("ELOOP");
    }

    @Test
    @Timeout(10)
    void pipesAreRefusedWithoutWaitingForAWriter() throws IOException {
      Path pipe = folder.resolve("pipe");
      Shell.run("mkfifo \"$1\"", pipe);
      assertThatThrownBy(() -> FrozenFile.open(pipe))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(pipe + ": is not a regular file");
    }

    @Test
    void nullIsMisuse() {
      assertThatThrownBy(() -> FrozenFile.open(null)).hasMessage("path");
      assertThatThrownBy(() -> FrozenFile.open(folder, null)).hasMessage("policy");
    }
  }

  @Nested
  class Policies {

    @Test
    void copyLimitIsHonoured() throws IOException {
      Path path = Content.file(folder, "file", new byte[1000]);
      FrozenFile.open(path, COPY.withCopyLimit(1000)).close();
      FrozenFile.open(path, COPY.withCopyLimit(10).withRegion(990, 10)).close();
      assertThatThrownBy(() -> FrozenFile.open(path, COPY.withCopyLimit(999)))
          .isInstanceOfSatisfying(
              FreezeException.class,
              e -> {
                Attempt copy = attempt(e, Mechanism.PRIVATE_COPY);
                assertThat(copy.toString())
                    .isEqualTo(
                        "PrivateCopy: too large to copy (found 1000 bytes, allowed 999); remedy:"
                            + " raise the limit with FreezePolicy.withCopyLimit, or read the file"
                            + " in Windows");
                assertThat(e).hasMessageContaining(copy.toString()).hasMessageContaining("" + path);
              });
      Path empty = Content.file(folder, "empty", new byte[0]);
      FrozenFile.open(empty, COPY.withCopyLimit(0)).close();
    }

    @Test
    void noMechanismMeansNoFile() throws IOException {
      Path path = Content.file(folder, "file", new byte[1]);
      FreezePolicy none = FreezePolicy.DEFAULT.withMechanisms(Set.of());
      assertThatThrownBy(() -> FrozenFile.open(path, none))
          .isInstanceOfSatisfying(
              FreezeException.class,
              e ->
                  assertThat(e.attempts())
                      .hasSize(Mechanism.values().length)
                      .extracting(Attempt::outcome)
                      .containsOnly(
                          new Attempt.Outcome.Refused(
                              "not among the mechanisms of the policy", "")));
    }

    @Test
    void attemptsNameEveryMechanismOnceInTheOrderOfTheClimb() throws IOException {
      Path path = Content.file(folder, "file", new byte[1]);
      try (FrozenFile file = FrozenFile.open(path, FreezePolicy.DEFAULT.withCopyFirst(0))) {
        assertThat(file.attempts())
            .extracting(Attempt::mechanism)
            .containsExactlyElementsOf(EnumSet.allOf(Mechanism.class));
        assertThat(file.attempts())
            .filteredOn(a -> a.outcome() instanceof Attempt.Outcome.Taken)
            .singleElement()
            .extracting(Attempt::outcome)
            .isEqualTo(new Attempt.Outcome.Taken(file.guarantee()));
      }
    }

    @Test
    void minimumStrengthIsHonoured() throws IOException {
      assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
      Path path = Content.file(folder, "file", new byte[1]);
      FreezePolicy permanent = COPY.withMinimumStrength(Strength.PERMANENT);
      try (FrozenFile file = FrozenFile.open(path, permanent)) {
        assertThat(file.guarantee().strength()).isEqualTo(Strength.PERMANENT);
        assertThat(file.guarantee().evidence()).isInstanceOf(Evidence.SealedMemfd.class);
        assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.PRIVATE_COPY);
      }
    }

    @Test
    void setsOfAPolicyAreCopies() {
      Set<Mechanism> mechanisms = EnumSet.of(Mechanism.PRIVATE_COPY);
      FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(mechanisms);
      mechanisms.clear();
      assertThat(policy.mechanisms()).containsExactly(Mechanism.PRIVATE_COPY);
    }

    @Test
    void negativeLimitsAreMisuse() {
      FreezePolicy policy = FreezePolicy.DEFAULT;
      assertThatThrownBy(() -> policy.withCopyLimit(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("copyLimit: negative (found -1, allowed 0 and above)");
      assertThatThrownBy(() -> policy.withCopyFirst(-1)).hasMessageContaining("copyFirst");
      assertThatThrownBy(() -> policy.withLeaseLimit(-1)).hasMessageContaining("leaseLimit");
    }

    private static Attempt attempt(FreezeException e, Mechanism mechanism) {
      return e.attempts().stream()
          .filter(a -> a.mechanism() == mechanism)
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class Hinted {

    @ParameterizedTest
    @EnumSource(Advice.class)
    void fileIsReadAllTheSame(Advice advice) throws IOException {
      byte[] content = Content.random(100_000);
      Path path = Content.file(folder, "file", content);
      try (FrozenFile file = FrozenFile.open(path, COPY.withAdvice(Set.of(advice)))) {
        Content.assertHolds(file, content);
        assertThat(file.refusedAdvice()).allMatch(line -> line.startsWith(advice + ": "));
        if (Kernel.current() instanceof Kernel.Unavailable) {
          assertThat(file.refusedAdvice()).hasSize(1);
        }
      }
    }

    @Test
    void fileTakesAllHintsAtOnceInAnUnalignedRegionAndWhenEmpty() throws IOException {
      byte[] content = Content.random(100_000);
      Path path = Content.file(folder, "file", content);
      FreezePolicy all = COPY.withAdvice(EnumSet.allOf(Advice.class));
      try (FrozenFile file = FrozenFile.open(path, all.withRegion(4099, 50_000))) {
        Content.assertHolds(file, Arrays.copyOfRange(content, 4099, 54_099));
      }
      try (FrozenFile file = FrozenFile.open(path, all.withRegion(50, 0))) {
        assertThat(file.refusedAdvice()).isEmpty();
      }
    }

    @Test
    void ordinaryHintsAreTaken() throws IOException {
      assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
      Path path = Content.file(folder, "file", new byte[9999]);
      Set<Advice> ordinary =
          EnumSet.of(Advice.SEQUENTIAL, Advice.RANDOM, Advice.WILL_NEED, Advice.NO_DUMP);
      try (FrozenFile file = FrozenFile.open(path, COPY.withAdvice(ordinary))) {
        assertThat(file.refusedAdvice()).isEmpty();
      }
    }
  }

  @Nested
  class SealedByOthers {

    @Test
    void isMappedAsItIs() throws IOException {
      assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
      byte[] content = Content.random(10_000);
      try (Fd memory = memory(content)) {
        Seals.add(memory, Seals.FROZEN);
        FreezePolicy policy = FreezePolicy.DEFAULT.withCopyLimit(0);
        Path path = Path.of("/proc/self/fd/" + memory.number());
        try (FrozenFile file = FrozenFile.open(path, policy)) {
          Content.assertHolds(file, content);
          assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.SEALED_MEMORY);
          assertThat(file.guarantee().strength()).isEqualTo(Strength.PERMANENT);
        }
        FreezePolicy region = policy.withRegion(4099, 3333).withAdvice(EnumSet.allOf(Advice.class));
        try (FrozenFile file = FrozenFile.open(path, region)) {
          Content.assertHolds(file, Arrays.copyOfRange(content, 4099, 4099 + 3333));
          assertThat(file.segment().fileOffset()).isEqualTo(4099);
        }
      }
    }

    @Test
    void isCopiedIfASealIsMissing() throws IOException {
      assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
      byte[] content = Content.random(100);
      try (Fd memory = memory(content)) {
        Path path = Path.of("/proc/self/fd/" + memory.number());
        try (FrozenFile file = FrozenFile.open(path)) {
          assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.PRIVATE_COPY);
          overwrite(memory, new byte[100]);
          Content.assertHolds(file, content);
        }
      }
    }

    private static Fd memory(byte[] content) throws IOException {
      Fd memory = Memfd.create("test");
      overwrite(memory, content);
      return memory;
    }

    private static void overwrite(Fd memory, byte[] content) throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        assertThat(FileOutput.pwrite(memory, arena.allocateFrom(ValueLayout.JAVA_BYTE, content), 0))
            .isEqualTo(content.length);
      }
    }
  }
}
