// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.Fault;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngTest {

  private static Packets<FrozenSegment> verify(Out out) throws InvalidDataException {
    return VerifiedView.verify(
            FrozenSegment.copyOf(out.toBytes()), Packets.pcapng(), VerifyOptions.DEFAULT)
        .get();
  }

  private static void assertRefused(Out out, Fault fault, long byteOffset) {
    assertThatThrownBy(() -> verify(out))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.byteOffset()).isEqualTo(byteOffset);
            });
  }

  /// A file as far as it has been written.
  private static final class File {
    private final boolean big;
    private final Out out;

    File(boolean big) {
      this.big = big;
      out = new Out(big);
    }

    Out body() {
      return new Out(big);
    }

    File block(int type, Out body) {
      int size = 12 + body.size() + (-body.size() & 3);
      out.u32(type).u32(size).bytes(body.toBytes()).zeros(-body.size() & 3).u32(size);
      return this;
    }

    File section() {
      return block(0x0A0D0D0A, body().u32(0x1A2B3C4DL).u16(1).u16(0).u64(-1));
    }

    File interfaceOf(int linkType, long snapshot, Out options) {
      return block(1, body().u16(linkType).u16(0).u32(snapshot).bytes(options.toBytes()));
    }

    File enhanced(int source, long ticks, int original, String data) {
      return block(6, enhancedBody(source, ticks, original, data));
    }

    Out enhancedBody(int source, long ticks, int original, String data) {
      byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
      Out body = body().u32(source).u32(ticks >>> 32).u32(ticks).u32(bytes.length).u32(original);
      return body.bytes(bytes).zeros(-bytes.length & 3);
    }
  }

  private static String text(PacketCursor<?> packet) {
    byte[] bytes = packet.data().toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesTimeInterfaceAndLengthsOfEveryKindOfPacket(boolean big) throws InvalidDataException {
    File file = new File(big).section();
    file.interfaceOf(1, 0, file.body());
    Out options = file.body().u16(2).u16(3).bytes((byte) 'e', (byte) 't', (byte) 'h').zeros(1);
    options.u16(9).u16(1).u8(9).zeros(3).u16(14).u16(8).u64(-10).u16(0).u16(0);
    file.interfaceOf(101, 5, options);
    file.enhanced(0, 1_700_000_000_123_456L, 100, "first");
    file.block(0x0BAD, file.body().u32(7)); // of a kind that is skipped
    Out withComment = file.enhancedBody(1, 1_700_000_000_123_456_789L, 5, "2nd");
    file.block(6, withComment.u16(1).u16(2).bytes((byte) 'h', (byte) 'i').zeros(2));
    file.block(
        2,
        file.body()
            .u16(1)
            .u16(0)
            .u32(0)
            .u32(77)
            .u32(2)
            .u32(3)
            .bytes("ab".getBytes(StandardCharsets.US_ASCII)));
    file.block(3, file.body().u32(4).bytes("simp".getBytes(StandardCharsets.US_ASCII)));
    File second = new File(!big).section();
    second.interfaceOf(113, 2, second.body()).block(3, second.body().u32(9).u16(0x4141));
    PacketCursor<FrozenSegment> packet = verify(file.out.bytes(second.out.toBytes())).cursor();

    assertThat(packet.advance()).isTrue();
    assertThat(packet.timestampNanos()).isEqualTo(1_700_000_000_123_456_000L);
    assertThat(packet.captureInterface().index()).isZero();
    assertThat(packet.originalByteSize()).isEqualTo(100);
    assertThat(text(packet)).isEqualTo("first");

    assertThat(packet.advance()).isTrue();
    assertThat(packet.timestampNanos()).isEqualTo(1_699_999_990_123_456_789L);
    assertThat(packet.captureInterface())
        .isEqualTo(new CaptureInterface(1, 101, 5, new Ticks(9, -10)));
    assertThat(packet.capturedByteSize()).isEqualTo(3);
    assertThat(text(packet)).isEqualTo("2nd");

    assertThat(packet.advance()).isTrue();
    assertThat(packet.timestampNanos()).isEqualTo(77 - 10_000_000_000L);
    assertThat(packet.originalByteSize()).isEqualTo(3);
    assertThat(text(packet)).isEqualTo("ab");

    assertThat(packet.advance()).isTrue();
    assertThat(packet.hasTimestamp()).isFalse();
    assertThat(packet.timestampNanos()).isZero();
    assertThat(text(packet)).isEqualTo("simp");

    assertThat(packet.advance()).isTrue();
    assertThat(packet.captureInterface().linkType()).isEqualTo(113);
    assertThat(packet.originalByteSize()).isEqualTo(9);
    assertThat(text(packet)).isEqualTo("AA"); // cut to the snapshot length
    assertThat(packet.advance()).isFalse();
  }

  @Test
  void refusesPacketsThatDoNotFit() {
    File file = new File(false).section();
    assertRefused(
        new File(false).section().enhanced(0, 0, 1, "x").out, FrameFault.UNKNOWN_INTERFACE, 36);
    File snapped = new File(false).section().interfaceOf(1, 2, file.body());
    int at = snapped.out.size();
    assertRefused(snapped.enhanced(0, 0, 3, "abc").out, FrameFault.LONGER_THAN_SNAPSHOT, at + 20);
    File other = new File(false).section().interfaceOf(1, 0, file.body());
    assertRefused(other.enhanced(-1, 0, 3, "abc").out, FrameFault.UNKNOWN_INTERFACE, at + 8);
    File large = new File(false).section().interfaceOf(1, 0, file.body());
    Out body = large.body().u32(0).u64(0).u32(5).u32(5).u32(0);
    assertRefused(large.block(6, body).out, FrameFault.BAD_LENGTH, at + 20);
    File huge = new File(false).section().interfaceOf(1, 0, file.body());
    body = huge.body().u32(0).u64(0).u32(-1).u32(5).u32(0);
    assertRefused(huge.block(6, body).out, FrameFault.BAD_LENGTH, at + 20);
    File simple = new File(false).section().interfaceOf(1, 0, file.body());
    assertRefused(simple.block(3, file.body().u32(5).u32(0)).out, FrameFault.BAD_LENGTH, at + 8);
  }

  @Test
  void refusesOptionsThatDoNotFit() {
    for (int size : new int[] {1, 5, 0xFFFF}) {
      File file = new File(false).section();
      int at = file.out.size();
      Out options = file.body().u16(2).u16(size);
      assertRefused(file.interfaceOf(1, 0, options).out, FrameFault.BAD_OPTION, at + 16);
    }
    for (int code : new int[] {9, 14}) {
      File file = new File(false).section();
      int at = file.out.size();
      Out options = file.body().u16(code).u16(4).u32(0);
      assertRefused(file.interfaceOf(1, 0, options).out, FrameFault.BAD_OPTION, at + 20);
    }
    File file = new File(false).section().interfaceOf(1, 0, new Out(false));
    int at = file.out.size();
    Out body = file.enhancedBody(0, 0, 3, "abc").u16(1).u16(9).u32(0);
    assertRefused(file.block(6, body).out, FrameFault.BAD_OPTION, at + 32);
  }

  @Test
  void interfacesBelongToTheirSection() {
    File file = new File(false).section().interfaceOf(1, 0, new Out(false)).section();
    int at = file.out.size();
    assertRefused(file.enhanced(0, 0, 1, "x").out, FrameFault.UNKNOWN_INTERFACE, at + 8);
  }
}
