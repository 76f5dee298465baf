// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.SUSUB;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// UTF-8 in vectors: the only class that needs the module `jdk.incubator.vector`.
final class VectorUtf8 implements BulkUtf8 {

  /*
   * The method is that of Keiser and Lemire, "Validating UTF-8 in less than one instruction per
   * byte" (2020). Every pair of neighbouring bytes is looked up in three tables of 16 entries: by the
   * high and low half of the first byte, and by the high half of the second. Each bit of an entry is
   * a way in which the pair may be wrong, and what all three allow is left after AND. The bit
   * TWO_CONTINUATIONS is no fault where the byte two or three before is the lead of a longer sequence:
   * there it must be set, which one XOR says.
   *
   * A table is repeated to fill a vector, so that a look-up needs no mask: it takes its index modulo
   * the length of the vector, hence modulo 16. And processors shift shorts, but not bytes.
   *
   * The bytes before are loaded again from one, two and three places further back: the cache has
   * them, and moving bytes between lanes costs more.
   */

  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
  private static final int VECTOR = SPECIES.length();
  private static final int STRIDE = 2 * VECTOR;

  private static final int TOO_SHORT = 1; // 11xxxxxx 0xxxxxxx, 11xxxxxx 11xxxxxx
  private static final int TOO_LONG = 1 << 1; // 0xxxxxxx 10xxxxxx
  private static final int OVERLONG_3 = 1 << 2; // 11100000 100xxxxx
  private static final int TOO_LARGE = 1 << 3; // 11110100 1001xxxx and above
  private static final int SURROGATE = 1 << 4; // 11101101 101xxxxx
  private static final int OVERLONG_2 = 1 << 5; // 1100000x 10xxxxxx
  private static final int TOO_LARGE_1000 = 1 << 6; // 11110101 1000xxxx and above
  private static final int OVERLONG_4 = 1 << 6; // 11110000 1000xxxx
  private static final int TWO_CONTINUATIONS = 1 << 7; // 10xxxxxx 10xxxxxx
  private static final int ANY_LOW = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS;
  private static final int ABOVE_F4 = ANY_LOW | TOO_LARGE | TOO_LARGE_1000;

  private static final ByteVector FIRST_HIGH =
      table(
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TOO_LONG,
          TWO_CONTINUATIONS,
          TWO_CONTINUATIONS,
          TWO_CONTINUATIONS,
          TWO_CONTINUATIONS,
          TOO_SHORT | OVERLONG_2,
          TOO_SHORT,
          TOO_SHORT | OVERLONG_3 | SURROGATE,
          TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);

  private static final ByteVector FIRST_LOW =
      table(
          ANY_LOW | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
          ANY_LOW | OVERLONG_2,
          ANY_LOW,
          ANY_LOW,
          ANY_LOW | TOO_LARGE,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4,
          ABOVE_F4 | SURROGATE,
          ABOVE_F4,
          ABOVE_F4);

  private static final int CONTINUATION = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS;

  private static final ByteVector SECOND_HIGH =
      table(
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          CONTINUATION | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
          CONTINUATION | OVERLONG_3 | TOO_LARGE,
          CONTINUATION | SURROGATE | TOO_LARGE,
          CONTINUATION | SURROGATE | TOO_LARGE,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT,
          TOO_SHORT);

  /// {@return whether the machine has vectors that can hold a table}
  static boolean isSupported() {
    return VECTOR >= 16;
  }

  @Override
  public long skipWellFormed(MemorySegment bytes, long from, long end) {
    long i = from;
    while (i <= end - STRIDE) {
      ByteVector one = load(bytes, i);
      ByteVector two = load(bytes, i + VECTOR);
      if (faults(bytes, i, one).or(faults(bytes, i + VECTOR, two)).compare(NE, 0).anyTrue()) {
        return i;
      }
      i += STRIDE;
      if (!one.or(two).compare(LT, 0).anyTrue()) {
        return i;
      }
    }
    return i;
  }

  /// {@return a vector that is zero exactly if no byte of `here` ends a wrong pair}
  private static ByteVector faults(MemorySegment bytes, long offset, ByteVector here) {
    ByteVector before1 = load(bytes, offset - 1);
    ByteVector pairs =
        highHalves(before1)
            .selectFrom(FIRST_HIGH)
            .and(before1.selectFrom(FIRST_LOW))
            .and(highHalves(here).selectFrom(SECOND_HIGH));
    // Saturating subtraction leaves the top bit only to bytes from E0, or from F0, upwards.
    ByteVector afterThree = load(bytes, offset - 2).lanewise(SUSUB, (byte) (0xE0 - 0x80));
    ByteVector afterFour = load(bytes, offset - 3).lanewise(SUSUB, (byte) (0xF0 - 0x80));
    ByteVector continued = afterThree.or(afterFour).and((byte) 0x80);
    return pairs.lanewise(XOR, continued);
  }

  /// {@return bytes whose low half is the high half of the byte there; the rest is of a neighbour}
  private static ByteVector highHalves(ByteVector bytes) {
    return bytes.reinterpretAsShorts().lanewise(LSHR, 4).reinterpretAsBytes();
  }

  private static ByteVector load(MemorySegment bytes, long offset) {
    return ByteVector.fromMemorySegment(SPECIES, bytes, offset, ByteOrder.LITTLE_ENDIAN);
  }

  /// {@return a table as often as it fits into a vector}
  private static ByteVector table(int... entries) {
    byte[] repeated = new byte[VECTOR];
    for (int i = 0; i < VECTOR; i++) {
      repeated[i] = (byte) entries[i % entries.length];
    }
    return ByteVector.fromArray(SPECIES, repeated, 0);
  }
}
