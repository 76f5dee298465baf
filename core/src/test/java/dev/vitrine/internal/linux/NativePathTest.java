// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnLinux
class NativePathTest {

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "two words", "100%", "%41", "a?b#c;d", "new\nline", "\"'\\", "-rf", "+"})
  void opensFilesWithOddNames(String name) throws Exception {
    Path file = Files.writeString(directory.resolve(name), name);
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertThat(Statx.of(fd).byteSize()).isEqualTo(name.length());
    }
  }

  @Test
  void keepsEachByteOfAName() {
    Path path = Path.of("/tmp/%41 x/../y//z");
    assertThat(new String(NativePath.bytes(path), StandardCharsets.ISO_8859_1))
        .isEqualTo("/tmp/%41 x/../y/z");
    assertThat(NativePath.bytes(Path.of("/"))).containsExactly('/');
  }

  @Test
  void resolvesRelativePathsAndDirectories() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(NativePath.bytes(Path.of(""))).asString().isEqualTo(here.toString());
    assertThat(NativePath.bytes(Path.of("no such file")))
        .asString()
        .isEqualTo(here.resolve("no such file").toString());
    assertThat(NativePath.bytes(directory)).asString().isEqualTo(directory.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void opensNamesThatTheCharsetLacks(String locale) throws Exception {
    // Not UTF-8, UTF-8, and a control character: bytes that no Java string needs to survive.
    Child writer =
        Child.run(
            "/bin/sh",
            "-c",
            "cd '%s' && printf latin >\"$(printf '\\377\\344')\"".formatted(directory)
                + " && printf utf >\"$(printf '\\303\\244')\" && printf bell >\"$(printf"
                + " '\\007')\"");
    assertThat(writer.errors()).isEmpty();
    Child reader =
        Child.run(
            Map.of("LC_ALL", locale),
            Child.java(
                List.of("--enable-native-access=ALL-UNNAMED"),
                OpenEach.class,
                directory.toString()));
    assertThat(reader.errors()).isEmpty();
    assertThat(reader.output().lines()).containsExactlyInAnyOrder("07 4", "c3a4 3", "ffe4 5");
  }

  @Test
  void refusesOtherFileSystems() throws Exception {
    URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
    try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertThatExceptionOfType(ProviderMismatchException.class)
          .isThrownBy(() -> OpenFile.open(other.getPath("/x"), OpenFile.O_RDONLY));
    }
  }
}
