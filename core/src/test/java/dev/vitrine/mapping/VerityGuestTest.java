// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Enabling and measuring fs-verity, held against what the `fsverity` program computed from the
/// same bytes on another machine.
@Tag("verity")
@Timeout(60)
@ParameterizedClass
@EnumSource(VerityPlace.class)
record VerityGuestTest(VerityPlace place) {

  private static final int ANY_SIZE = 10_000;

  @BeforeEach
  void needsVerity() throws IOException {
    place.assumeUsable();
  }

  @ParameterizedTest
  @CsvSource({
    "pages256, SHA256, ''",
    "empty, SHA256, ''",
    "byte1, SHA256, ''",
    "bytes4097, SHA256, ''",
    "salted, SHA256, 00c0ffee",
    "sha512, SHA512, ''"
  })
  void enablingAndMeasuringGiveTheDigestOfTheFsverityProgram(
      String fixture, Verity.Algorithm algorithm, String salt) throws IOException {
    Path fixtures = VerityPlace.folder("vitrine.verity.fixtures");
    Path file = place.newFile(fixture, Files.readAllBytes(fixtures.resolve(fixture)));
    String expected = digestOf(fixtures, fixture);

    assertThat(Verity.enable(file, algorithm, HexFormat.of().parseHex(salt))).isEqualTo(expected);
    assertThat(Verity.measure(file)).contains(expected);
  }

  @Test
  void defaultIsSha256WithoutSalt() throws IOException {
    byte[] bytes = VerityPlace.marked("default", 3);
    Path plain = place.newFile("default", bytes);
    Path spelt = place.newFile("default", bytes);

    assertThat(Verity.enable(plain))
        .isEqualTo(Verity.enable(spelt, Verity.Algorithm.SHA256, new byte[0]))
        .startsWith("sha256:");
  }

  @Test
  void fileWithoutItMeasuresEmpty() throws IOException {
    assertThat(Verity.measure(place.newFile("unsealed", new byte[ANY_SIZE]))).isEmpty();
  }

  @Test
  void refusesToEnableTwice() throws IOException {
    Path file = place.newFile("twice", new byte[ANY_SIZE]);
    String digest = Verity.enable(file);

    assertThatThrownBy(() -> Verity.enable(file))
        .isInstanceOf(IOException.class)
        .hasMessage("seal: fs-verity is enabled already (EEXIST) [%s]", file);
    assertThat(Verity.measure(file)).contains(digest);
  }

  @Test
  void refusesToEnableWhileSomebodyHasItOpenForWriting() throws IOException {
    Path file = place.newFile("busy", new byte[ANY_SIZE]);

    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      assertThat(writer.length()).isEqualTo(ANY_SIZE);
      assertIsBusy(file);
    }
    assertThat(Verity.enable(file)).startsWith("sha256:");
  }

  @Test
  void refusesToEnableWhileSomebodyHasItMappedForWriting() throws IOException {
    Path file = place.newFile("mapped", new byte[ANY_SIZE]);

    try (Arena arena = Arena.ofConfined()) {
      try (FileChannel writer =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        var _ = writer.map(MapMode.READ_WRITE, 0, ANY_SIZE, arena);
      }
      assertIsBusy(file);
    }
    assertThat(Verity.enable(file)).startsWith("sha256:");
  }

  private static void assertIsBusy(Path file) {
    assertThatThrownBy(() -> Verity.enable(file))
        .isInstanceOf(IOException.class)
        .hasMessage("seal: somebody has the file open or mapped for writing (ETXTBSY) [%s]", file);
  }

  private static String digestOf(Path fixtures, String fixture) throws IOException {
    return Files.readAllLines(fixtures.resolve("digests")).stream()
        .map(line -> line.split(" +", 3))
        .filter(fields -> fields[1].equals(fixture))
        .map(fields -> fields[0])
        .findFirst()
        .orElseThrow(() -> new IOException("no digest of " + fixture));
  }
}
