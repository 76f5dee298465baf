// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private static long oracle(int resolution, long offset, long count) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(count));
    BigInteger unit =
        resolution < 128 ? BigInteger.TEN.pow(resolution) : BigInteger.TWO.pow(resolution - 128);
    BigInteger nanos = unsigned.multiply(NANOS).divide(unit).min(MAX);
    BigInteger start = BigInteger.valueOf(offset).multiply(NANOS).min(MAX).max(MIN);
    return nanos.add(start).min(MAX).longValueExact();
  }

  @Test
  void agreesWithExactArithmetic() {
    Random random = new Random(2);
    long[] edges = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_700_000_000_000_000L};
    for (int resolution = 0; resolution < 256; resolution++) {
      for (int i = 0; i < 60; i++) {
        long count = i < edges.length ? edges[i] : random.nextLong() >>> random.nextInt(Long.SIZE);
        long offset =
            switch (i % 3) {
              case 0 -> 0;
              case 1 -> random.nextInt();
              default -> random.nextLong() >> random.nextInt(Long.SIZE);
            };
        assertThat(new Ticks(resolution, offset).toNanos(count))
            .as("%d ticks of resolution %d after %d s", count, resolution, offset)
            .isEqualTo(oracle(resolution, offset, count));
      }
    }
  }
}
