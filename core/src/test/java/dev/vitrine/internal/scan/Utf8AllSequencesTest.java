// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// All four-byte sequences there are, against table 3-7 of the Unicode Standard as it is printed.
///
/// The decoder of the JDK, the oracle of [Utf8ScanTest], would take an hour; this takes two minutes
/// on two cores.
class Utf8AllSequencesTest {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// The sequences stand at byte 2 to 9, so that some lie before, some behind and most across the
  /// border of two words; which one stands where is mixed by a multiplication.
  private static final int FIRST_PLACE = 2;

  private static final int MIX = 0x9E3779B9;

  @Test
  @EnabledIfSystemProperty(named = "vitrine.long", matches = "true")
  void agreesWithTheTableOnAllSequencesOfFourBytes() {
    assertThat(LongStream.range(0, 1 << 16).parallel().map(Utf8AllSequencesTest::mismatches).sum())
        .isZero();
  }

  @Test
  void agreesWithTheTableOnSomeOfThem() {
    assertThat(
            LongStream.of(0, 0x80C2, 0x80E0, 0xA0ED, 0x90F4, 0x8FF0)
                .map(Utf8AllSequencesTest::mismatches)
                .sum())
        .isZero();
  }

  /// {@return on how many of the sequences that begin with these two bytes the scan is wrong}
  private static long mismatches(long firstTwo) {
    byte[] text = "aaaaaaaaaaaaaaaaaaaaaaaa".getBytes(US_ASCII);
    MemorySegment bytes = MemorySegment.ofArray(text);
    long mismatches = 0;
    for (int lastTwo = 0; lastTwo < 1 << 16; lastTwo++) {
      int sequence = (lastTwo << 16) | (int) firstTwo;
      int place = FIRST_PLACE + ((sequence * MIX) >>> 29);
      bytes.set(INT, place, sequence);
      long expected = firstFault(text, place);
      mismatches += Utf8Scan.firstFault(bytes, 0, text.length) == expected ? 0 : 1;
      bytes.set(INT, place, 0x61616161);
    }
    return mismatches;
  }

  private static long firstFault(byte[] text, int place) {
    int i = place;
    while (i < place + 4) {
      int length = wellFormedLength(text, i);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return Utf8Scan.VALID;
  }

  private static int wellFormedLength(byte[] text, int i) {
    int lead = text[i] & 0xFF;
    if (lead <= 0x7F) {
      return 1;
    }
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int second = text[i + 1] & 0xFF;
    boolean good = lead >= 0xC2 && lead <= 0xF4 && second >= low && second <= high;
    for (int k = 2; k < length; k++) {
      good &= (text[i + k] & 0xC0) == 0x80;
    }
    return good ? length : 0;
  }
}
