// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The copy that is made where there are no memory files, from a descriptor; [PlainSourceTest] has
/// the one without native access.
@OnLinux
@Timeout(60)
class AnonymousCopyTest {

  private static final int SIZE = (5 << 20) + 123;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "4097, 5000",
    "0, 2097151",
    "1, 2097152",
    "4097, 4194305",
    "0, 5243003"
  })
  void holdsExactlyThePart(int byteOffset, int byteSize) throws IOException {
    byte[] content = Content.random(SIZE);
    Path path = Content.file(folder, "file", content);
    try (Arena arena = Arena.ofConfined()) {
      Frozen copy = copy(path, new Extent(byteOffset, byteSize), arena);
      Files.write(path, new byte[SIZE]);
      assertThat(copy.bytes().toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(Arrays.copyOfRange(content, byteOffset, byteOffset + byteSize));
      assertThat(copy.guarantee()).hasToString("PrivateCopy (PRIVATE: anonymous memory (test))");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GIVEN")
  void belongsToItsArena(ArenaKind kind) throws IOException {
    byte[] content = Content.random(SIZE);
    Path path = Content.file(folder, "file", content);
    Arena arena = kind.open();
    MemorySegment bytes = copy(path, new Extent(0, SIZE), arena).bytes();
    assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
    kind.close(arena);
    assertThat(bytes.scope().isAlive()).isEqualTo(!kind.isClosable());
  }

  @Test
  void cannotBeWrittenNeitherByJavaNorByTheProcessor() throws IOException {
    Path path = Content.file(folder, "file", Content.random(SIZE));
    try (Arena arena = Arena.ofShared()) {
      MemorySegment bytes = copy(path, new Extent(0, SIZE), arena).bytes();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bytes.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
      assertThat(permissions(bytes.address())).isEqualTo("r--p");
      assertThat(permissions(bytes.address() + SIZE - 1)).isEqualTo("r--p");
    }
  }

  @Test
  void isAnErrorIfTheFileShrinksMeanwhile() throws IOException {
    Path path = Content.file(folder, "file", new byte[SIZE]);
    try (Source source = Source.open(path);
        Arena arena = Arena.ofConfined()) {
      Shell.run("truncate -s 3000000 \"$1\"", path);
      assertThatThrownBy(() -> AnonymousCopy.of(source, new Extent(0, SIZE), arena, "test"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "copy: file shrank while it was read at byte 3000000"
                  + " (found 3000000 bytes, allowed %d) [%s]",
              SIZE, path);
    }
  }

  private static Frozen copy(Path path, Extent extent, Arena arena) throws IOException {
    try (Source source = Source.open(path)) {
      return AnonymousCopy.of(source, extent, arena, "test");
    }
  }

  private static String permissions(long address) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .map(line -> line.split("[- ]", 3)) // begin, end, rest
        .filter(area -> Long.parseUnsignedLong(area[0], 16) <= address)
        .filter(area -> address < Long.parseUnsignedLong(area[1], 16))
        .map(area -> area[2].substring(0, 4))
        .findFirst()
        .orElse("unmapped");
  }
}
