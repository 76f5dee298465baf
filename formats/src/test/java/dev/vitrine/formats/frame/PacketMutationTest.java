// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is accepted can be read to its end through every accessor.
class PacketMutationTest {

  private static final List<byte[]> DATA =
      List.of(new byte[0], new byte[1], new byte[7], new byte[60], new byte[8]);

  private static PacketFormat<FrozenSegment> format(Written kind) {
    return kind.name().startsWith("PCAPNG") ? Packets.pcapng() : Packets.pcap();
  }

  private static void readAll(byte[] bytes, PacketFormat<FrozenSegment> format) {
    Packets<FrozenSegment> packets;
    try {
      packets =
          VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get();
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) bytes.length);
      return;
    }
    for (long i = 0; i < packets.count(); i++) {
      PacketCursor<FrozenSegment> packet = packets.cursor(i);
      assertThat(packet.advance()).isTrue();
      assertThat(packet.frame().index()).isEqualTo(i);
      assertThat(packet.data().byteSize()).isEqualTo(packet.capturedByteSize());
      assertThat(packet.originalByteSize()).isBetween(0L, 0xFFFF_FFFFL);
      assertThat(packet.captureInterface().index()).isNotNegative();
      assertThat(packet.hasTimestamp() || packet.timestampNanos() == 0).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCAP", "PCAP_BIG_NANOS", "PCAPNG", "PCAPNG_BIG"})
  void everyByteWithEveryValue(Written kind) {
    byte[] bytes = kind.write(DATA).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte old = bytes[i];
      for (int value = 0; value < 256; value += i % 4 == 0 ? 1 : 17) {
        bytes[i] = (byte) value;
        readAll(bytes, format(kind));
      }
      bytes[i] = old;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCAP", "PCAP_BIG_NANOS", "PCAPNG", "PCAPNG_BIG"})
  void manyNumbersAtOnce(Written kind) {
    Random random = new Random(5);
    byte[] bytes = kind.write(DATA).bytes();
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = bytes.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        int place = random.nextInt(changed.length / 4) * 4;
        changed[place + random.nextInt(4)] = (byte) random.nextInt(40);
      }
      readAll(changed, format(kind).acceptingTornTail());
    }
  }
}
