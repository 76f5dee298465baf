// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelDbLogTest {

  private static Frames<FrozenSegment> verify(byte[] bytes, FrameFormat<FrozenSegment> format)
      throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get();
  }

  private static Frames<FrozenSegment> verify(Out log) throws InvalidDataException {
    return verify(log.toBytes(), Frames.levelDbLog());
  }

  /// A log whose first record leaves so much of the first block.
  private static Out leaving(int room) {
    Out log = new Out(false);
    Written.fragment(log, new byte[Written.BLOCK - 7 - room], 1, false);
    assertThat(log.size()).isEqualTo(Written.BLOCK - room);
    return log;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 20})
  void readsRecordsBeforeAndBehindTheEndOfABlock(int room) throws InvalidDataException {
    Out log = leaving(room);
    Written.logRecord(log, new byte[30], false);
    Frames<FrozenSegment> frames = verify(log);
    assertThat(frames.count()).isEqualTo(2);
    FrameCursor<FrozenSegment> second = frames.cursor(1);
    assertThat(second.advance()).isTrue();
    assertThat(second.payloadByteSize()).isEqualTo(30);
    assertThat(second.isFragmented()).isEqualTo(room >= 7);
    assertThat(second.pieces()).hasSize(room >= 7 ? 2 : 1);
    assertThat(second.value().byteSize()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void theEndOfABlockMustBeZero(int room) {
    Out log = leaving(room);
    int end = log.size();
    byte[] trailer = new byte[room];
    trailer[room - 1] = 1;
    assertThatThrownBy(() -> verify(log.bytes(trailer)))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(FrameFault.NONZERO_PADDING);
              assertThat(e.byteOffset()).isEqualTo(end + room - 1);
            });
  }

  @Test
  void readsFilesThatWereMadeLargerBeforeTheyWereWritten() throws InvalidDataException {
    Out log = new Out(false);
    Written.logRecord(log, new byte[100], false);
    log.zeros(5 * Written.BLOCK);
    assertThat(verify(log).count()).isEqualTo(1);
    assertThat(verify(log).tornTail()).isEmpty();
    byte[] late = log.toBytes();
    late[3 * Written.BLOCK + 17] = 5;
    assertThatThrownBy(() -> verify(late, Frames.levelDbLog()))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> assertThat(e.byteOffset()).isEqualTo(3 * Written.BLOCK + 17));
  }

  @Test
  void aRecordCutAtTheEndOfABlockIsTornFromItsStart() throws InvalidDataException {
    Out log = new Out(false);
    Written.logRecord(log, new byte[100], false);
    int start = log.size();
    Written.logRecord(log, new byte[100_000], false);
    for (int size : new int[] {Written.BLOCK, 2 * Written.BLOCK, 2 * Written.BLOCK + 3}) {
      assertThat(tornAt(Arrays.copyOf(log.toBytes(), size))).isEqualTo(start);
    }
    byte[] twoBlocks = Arrays.copyOf(log.toBytes(), 2 * Written.BLOCK);
    assertThat(tornAt(Arrays.copyOf(twoBlocks, 3 * Written.BLOCK))).isEqualTo(start);
  }

  private static long tornAt(byte[] bytes) throws InvalidDataException {
    Frames<FrozenSegment> frames = verify(bytes, Frames.levelDbLog().acceptingTornTail());
    assertThat(frames.count()).isEqualTo(1);
    return frames.tornTail().orElseThrow().byteOffset();
  }

  @Test
  void aRecycledLogEndsWhereTheOneBeforeItBegins() throws InvalidDataException {
    Out log = new Out(false);
    Written.logRecord(log, new byte[100], true);
    int end = log.size();
    byte[] content = new byte[10];
    Out checked = new Out(false).u8(5).u32(76).bytes(content);
    log.u32(NaiveCrc.masked(checked.toBytes())).u16(10).bytes(checked.toBytes());
    assertThatThrownBy(() -> verify(log))
        .isInstanceOfSatisfying(
            InvalidDataException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(FrameFault.OTHER_LOG);
              assertThat(e.byteOffset()).isEqualTo(end);
            });
    Frames<FrozenSegment> frames = verify(log.toBytes(), Frames.levelDbLog().acceptingTornTail());
    assertThat(frames.count()).isEqualTo(1);
    assertThat(frames.tornTail()).contains(new TornTail(end, 21));
  }
}
