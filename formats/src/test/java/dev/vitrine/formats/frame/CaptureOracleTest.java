// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.SharedData;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Wireshark's tools write and read is the same as what is read here. Skipped without them.
@Timeout(120)
class CaptureOracleTest {

  @TempDir Path folder;

  private String run(String... command) throws Exception {
    Path output = folder.resolve("out.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no " + command[0] + ": skipped");
      throw e;
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// Hex dumps of packets, each with a time in front, as text2pcap reads them.
  private Path dump() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("2024-05-17 10:05:%02d.%09d\n".formatted(i % 60, i * 1_234_567L));
      text.append("000000");
      for (int k = 0; k < 14 + i; k++) {
        text.append(" %02x".formatted((i * 31 + k * 7) & 0xFF));
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("dump.txt"), text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"pcap", "nsecpcap", "pcapng"})
  void readsWhatWiresharkReads(String kind) throws Exception {
    String first = folder.resolve("first").toString();
    String file = folder.resolve("file").toString();
    run("text2pcap", "-q", "-t", "ISO", dump().toString(), first);
    run("editcap", "-F", kind, "-s", "100", first, file);
    String fields =
        run(
            "tshark",
            "-r",
            file,
            "-n",
            "-T",
            "fields",
            "-e",
            "frame.time_epoch",
            "-e",
            "frame.cap_len",
            "-e",
            "frame.len",
            "-e",
            "frame.interface_id");
    List<String> expected = fields.lines().toList();
    assertThat(expected).hasSize(200);
    byte[] bytes = Files.readAllBytes(Path.of(file));
    PacketFormat<FrozenSegment> format = kind.equals("pcapng") ? Packets.pcapng() : Packets.pcap();
    PacketCursor<FrozenSegment> packet =
        VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT)
            .get()
            .cursor();
    List<String> found = new ArrayList<>();
    while (packet.advance()) {
      BigDecimal time = BigDecimal.valueOf(packet.timestampNanos(), 9);
      String source =
          kind.equals("pcapng") ? Integer.toString(packet.captureInterface().index()) : "";
      found.add(
          "%s\t%d\t%d\t%s"
              .formatted(
                  time.toPlainString(),
                  packet.capturedByteSize(),
                  packet.originalByteSize(),
                  source));
    }
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      String[] mine = found.get(i).split("\t", -1);
      String[] theirs = expected.get(i).split("\t", -1);
      assertThat(new BigDecimal(mine[0])).isEqualByComparingTo(theirs[0]);
      assertThat(mine[1] + "/" + mine[2]).isEqualTo(theirs[1] + "/" + theirs[2]);
      if (!theirs[3].isEmpty()) {
        assertThat(mine[3]).isEqualTo(theirs[3]);
      }
    }
  }

  @Test
  void saysWhereARealCaptureWasCut() throws Exception {
    byte[] bytes = SharedData.bytes("logs/small/dhcp-trunc.pcapng");
    FrozenSegment segment = FrozenSegment.copyOf(bytes);
    assertThatThrownBy(() -> VerifiedView.verify(segment, Packets.pcapng(), VerifyOptions.DEFAULT))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage(
            "pcapng: frame[0]: data ends inside a frame at byte 60"
                + " (found 193 bytes after 0 valid frames in 60 bytes, allowed at least 348)");
    Packets<FrozenSegment> packets =
        VerifiedView.verify(segment, Packets.pcapng().acceptingTornTail(), VerifyOptions.DEFAULT)
            .get();
    assertThat(packets.count()).isZero();
    assertThat(packets.frames().tornTail()).contains(new TornTail(60, 193));
  }
}
