// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `verify` and `cat` of frames and of what is in them, as scripts see them.
class FramesCommandTest {

  @TempDir private Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeThreeFrames() throws IOException {
    file = folder.resolve("frames");
    ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    for (String text : new String[] {"one\ntwo\n", "", "café"}) {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      bytes.putInt(payload.length).put(payload);
    }
    byte[] written = new byte[bytes.position()];
    bytes.get(0, written);
    Files.write(file, written);
  }

  private void cut(int byteSize) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, byteSize));
  }

  @ParameterizedTest
  @ValueSource(strings = {"u32le", "u32"})
  void verifiesFramesOfAnyBytes(String kind) {
    assertThat(Cli.run("verify", "--format", kind, file))
        .isEqualTo(new Cli(0, "VALID " + file + "\n", ""));
    assertThat(Cli.run("verify", "--format=frames", "--frames", kind, file))
        .isEqualTo(new Cli(0, "VALID " + file + "\n", ""));
  }

  @Test
  void needsAKindForFramesOfAnyBytes() {
    assertThat(Cli.run("verify", "--format=frames", file).status()).isEqualTo(2);
    assertThat(Cli.run("verify", "--format=frames", "--frames=u7", file).err())
        .contains("unknown framing (found u7, allowed ");
  }

  @Test
  void verifiesWhatIsInFrames() throws IOException {
    assertThat(Cli.run("verify", "--format=utf8", "--frames=u32le", file).status()).isZero();
    Cli ascii = Cli.run("verify", "--format=ascii", "--frames=u32le", file);
    assertThat(ascii.status()).isEqualTo(1);
    assertThat(ascii.out())
        .isEqualTo(
            "INVALID %s: ascii: frame[2]: byte outside ASCII at byte 23 (found C3, allowed 00..7F) [%s]\n"
                .formatted(file, file));
    assertThat(
            Cli.run("verify", "--require=PRIVATE", "--format=ascii", "--frames=u32le", file).out())
        .isEqualTo(ascii.out());
  }

  @Test
  void saysHowMuchIsValidBeforeATornTail() throws IOException {
    cut(24);
    Cli cli = Cli.run("verify", "--format", "u32le", file);
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out())
        .isEqualTo(
            "INVALID %s: u32le: frame[2]: data ends inside a frame at byte 16 (found 8 bytes after 2 valid frames in 16 bytes, allowed at least 9) [%s]\n"
                .formatted(file, file));
  }

  @Test
  void printsWhereFramesAre() throws IOException {
    String rows =
        """
        {"frame":0,"byteOffset":0,"byteSize":12,"payloadByteOffset":4,"payloadByteSize":8}
        {"frame":1,"byteOffset":12,"byteSize":4,"payloadByteOffset":16,"payloadByteSize":0}
        """;
    String third =
        """
        {"frame":2,"byteOffset":16,"byteSize":9,"payloadByteOffset":20,"payloadByteSize":5}
        """;
    assertThat(Cli.run("cat", "--json", "--format=u32le", file))
        .isEqualTo(new Cli(0, rows + third, ""));
    cut(24);
    assertThat(Cli.run("cat", "--json", "--format=u32le", file))
        .isEqualTo(
            new Cli(
                1,
                rows,
                "vitrine: frame[2]: data ends inside a frame at byte 16 (found 8 bytes of it, allowed all) ["
                    + file
                    + "]\n"));
  }

  @Test
  void printsWhatIsInFrames() {
    assertThat(Cli.run("cat", "--json", "--format=lines", "--frames=u32le", file).out())
        .isEqualTo(
            """
            {"line":1,"byteOffset":4,"text":"one"}
            {"line":2,"byteOffset":8,"text":"two"}
            {"line":1,"byteOffset":20,"text":"café"}
            """);
  }

  @Test
  void printsPackets() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(24 + 16 + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(0).putInt(1);
    bytes.putInt(1_700_000_000).putInt(250_000).putInt(4).putInt(60).putInt(0);
    Files.write(file, bytes.array());
    assertThat(Cli.run("cat", "--json", "--format=pcap", file).out())
        .isEqualTo(
            """
            {"frame":0,"byteOffset":24,"byteSize":20,"payloadByteOffset":40,"payloadByteSize":4,\
            "time":"2023-11-14T22:13:20.250Z","timestampNanos":1700000000250000000,"interface":0,\
            "linkType":1,"capturedByteSize":4,"originalByteSize":60}
            """);
    assertThat(Cli.run("verify", "--format=ascii", "--frames=pcap", file).status()).isZero();
  }

  @Test
  void anEmptyCaptureIsNotOne() throws IOException {
    Files.write(file, new byte[0]);
    assertThat(Cli.run("verify", "--format", "pcap", file).status()).isEqualTo(1);
    assertThat(Cli.run("verify", "--format", "u32le", file).status()).isZero();
  }

  @Test
  void refusesFramingsThatItDoesNotKnow() {
    Cli cli = Cli.run("verify", "--format=utf8", "--frames=u24", file);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .startsWith("vitrine: --frames: unknown framing (found u24, allowed leveldb, ");
  }
}
