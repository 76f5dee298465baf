// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is done where the kernel cannot be asked.
@Timeout(30)
class PlainSourceTest {

  @TempDir Path folder;

  @Test
  void copyIsPrivateAndHoldsTheBytes() throws IOException {
    byte[] content = Content.random(200_001);
    Path path = Content.file(folder, "file", content);
    FreezePolicy policy = FreezePolicy.DEFAULT.withRegion(4097, 150_000);
    try (Source source = PlainSource.open(path)) {
      Ladder.Held held = new Ladder(source, policy).climb();
      try (Arena arena = held.arena()) {
        assertThat(arena.scope()).isEqualTo(held.frozen().bytes().scope());
        assertThat(held.frozen().bytes().isReadOnly()).isTrue();
        assertThat(held.frozen().bytes().toArray(ValueLayout.JAVA_BYTE))
            .isEqualTo(Arrays.copyOfRange(content, 4097, 154_097));
        assertThat(held.frozen().guarantee().strength()).isEqualTo(Strength.PRIVATE);
      }
    }
  }

  @Test
  void copyIsTooWeakIfItMustBePermanent() throws IOException {
    Path path = Content.file(folder, "file", new byte[10]);
    FreezePolicy policy = FreezePolicy.DEFAULT.withMinimumStrength(Strength.PERMANENT);
    try (Source source = PlainSource.open(path)) {
      Ladder ladder = new Ladder(source, policy);
      assertThatThrownBy(ladder::climb)
          .isInstanceOf(FreezeException.class)
          .hasMessageStartingWith("freeze: no mechanism of strength PERMANENT or above applies [")
          .hasMessageContaining(
              "PrivateCopy: too weak (found PRIVATE, allowed PERMANENT and above)");
    }
  }

  @Test
  void fileThatShrankWhileItWasCopiedIsRefused() throws IOException {
    Path path = Content.file(folder, "file", new byte[200_000]);
    try (Source source = PlainSource.open(path);
        Arena arena = Arena.ofConfined()) {
      Extent extent = FreezePolicy.DEFAULT.extent(source);
      Shell.run("truncate -s 70000 \"$1\"", path);
      assertThatThrownBy(() -> AnonymousCopy.of(source, extent, arena, "test"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "copy: file shrank while it was read at byte 70000"
                  + " (found 70000 bytes, allowed 200000) [%s]",
              path);
    }
  }

  @Test
  void readsOnWhenInterrupted() throws IOException {
    byte[] content = Content.random(1000);
    Path path = Content.file(folder, "file", content);
    Thread.currentThread().interrupt();
    try (Source source = PlainSource.open(path);
        Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(1000);
      assertThat(source.read(0, target)).isEqualTo(1000);
      assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
      assertThat(source.read(999, target)).isEqualTo(1);
      assertThat(source.read(1000, target)).isZero();
      assertThat(source.byteSize()).isEqualTo(1000);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesWhatIsNotAFileWithoutWaiting() throws IOException {
    Path pipe = folder.resolve("pipe");
    Shell.run("mkfifo \"$1\"", pipe);
    assertThatThrownBy(() -> PlainSource.open(pipe))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(pipe + ": is not a regular file");
    assertThatThrownBy(() -> PlainSource.open(folder)).hasMessage(folder + ": is a directory");
    assertThatThrownBy(() -> PlainSource.open(folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void nameOutsideTheCharsetIsRefusedRatherThanTakenForAnother() throws IOException {
    Files.writeString(folder.resolve("caf\uFFFD"), "decoy"); // what the name decodes to
    Shell.run("printf right > \"$1/$(printf 'caf\\351')\"", folder);
    List<Path> outside =
        children().stream().filter(path -> !path.toFile().toPath().equals(path)).toList();
    assertThat(outside).isNotEmpty();
    for (Path path : outside) {
      assertThatThrownBy(() -> PlainSource.open(path))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("the name is not in the charset of file names");
    }
  }

  @Test
  void pipeWithANameOutsideTheCharsetIsReadInWindows() throws IOException {
    Files.writeString(folder.resolve("caf\uFFFD"), "decoy");
    Shell.run("mkfifo \"$1/$(printf 'caf\\351')\"", folder);
    for (Path path : children()) {
      if (Files.isRegularFile(path)) {
        continue;
      }
      Process right =
          new ProcessBuilder(
                  "sh", "-c", "echo right > \"$1/$(printf 'caf\\351')\"", "sh", folder.toString())
              .start();
      try (var pipe = Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT)) {
        assertThat(pipe.advance()).isTrue();
        assertThat(pipe.view().get().toArray(ValueLayout.JAVA_BYTE))
            .isEqualTo("right\n".getBytes(StandardCharsets.US_ASCII));
      } finally {
        right.destroyForcibly();
      }
    }
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> children = files.toList();
      assertThat(children).hasSize(2);
      return children;
    }
  }
}
