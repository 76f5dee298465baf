// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Cases of the specifications, one row each.
class FrameSpecTest {

  private static RecordFormat<?> format(String kind) {
    return switch (kind) {
      case "u16le" -> Frames.u16LittleEndian();
      case "u16be" -> Frames.u16BigEndian();
      case "u32le" -> Frames.u32LittleEndian();
      case "u32be" -> Frames.u32BigEndian();
      case "u64le" -> Frames.u64LittleEndian();
      case "u64be" -> Frames.u64BigEndian();
      case "varint" -> Frames.varint();
      case "tfrecord" -> Frames.tfRecord();
      case "leveldb" -> Frames.levelDbLog();
      case "pcap" -> Packets.pcap();
      case "pcapng" -> Packets.pcapng();
      default -> throw new AssertionError(kind);
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/spec/frames.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      useHeadersInDisplayName = false,
      numLinesToSkip = 1)
  void holds(
      String id, String kind, String clause, String hex, String expected, long offset, long count) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    String found = "ok";
    long place = -1;
    try {
      VerifiedView<?> view =
          VerifiedView.verify(FrozenSegment.copyOf(bytes), format(kind), VerifyOptions.DEFAULT);
      assertThat(view.verification().records()).isEqualTo(count);
    } catch (InvalidDataException e) {
      found = e.fault().name();
      place = e.byteOffset();
      assertThat(e.path()).isEqualTo("frame[" + count + "]");
    }
    assertThat(found).as(id + ": " + clause).isEqualTo(expected);
    assertThat(place).as(id + ": " + clause).isEqualTo(offset);
  }
}
