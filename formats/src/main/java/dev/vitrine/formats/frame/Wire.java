// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of both byte orders, at any address.
final class Wire {

  /*
   * The order is a boolean and the layouts are constants, because access through a layout that is
   * not a constant for the compiler costs several times as much as turning the bytes round.
   */
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Wire() {}

  static int u8(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  static int u16(MemorySegment bytes, long at, boolean big) {
    short value = bytes.get(SHORT, at);
    return (big ? Short.reverseBytes(value) : value) & 0xFFFF;
  }

  static int i32(MemorySegment bytes, long at, boolean big) {
    int value = bytes.get(INT, at);
    return big ? Integer.reverseBytes(value) : value;
  }

  static long u32(MemorySegment bytes, long at, boolean big) {
    return Integer.toUnsignedLong(i32(bytes, at, big));
  }

  static long i64(MemorySegment bytes, long at, boolean big) {
    long value = bytes.get(LONG, at);
    return big ? Long.reverseBytes(value) : value;
  }

  /// {@return 32 bits in hexadecimal, as people know magic numbers and checksums}
  static String hex(int value) {
    return "0x%08x".formatted(value);
  }
}
