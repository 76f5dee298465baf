// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskedCrcTest {

  @Test
  void agreesWithTheNaiveOneAtAnyPlace() {
    byte[] bytes = new byte[300];
    new Random(1).nextBytes(bytes);
    MemorySegment frozen = FrozenSegment.copyOf(bytes).bytes();
    for (int from = 0; from < 40; from++) {
      for (int size = 0; size < 200; size++) {
        assertThat(MaskedCrc.of(frozen, from, size))
            .isEqualTo(NaiveCrc.masked(Arrays.copyOfRange(bytes, from, from + size)));
      }
      assertThat(MaskedCrc.ofEight(frozen, from)).isEqualTo(MaskedCrc.of(frozen, from, 8));
    }
  }

  /// RFC 3720, B.4: 32 bytes of zeros have the CRC-32C AA 36 91 8A.
  @Test
  void agreesWithTheStandard() {
    int crc = 0x8A9136AA;
    int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    assertThat(MaskedCrc.of(FrozenSegment.copyOf(new byte[32]).bytes(), 0, 32)).isEqualTo(masked);
    assertThat(NaiveCrc.masked(new byte[32])).isEqualTo(masked);
  }
}
