// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers as FlatBuffers stores them: little-endian, at any address.
///
/// Verifier and accessors decode through these methods only, so that both see the same values.
final class Little {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Little() {}

  static int i8(MemorySegment bytes, long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }

  static int u8(MemorySegment bytes, long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
  }

  static int i16(MemorySegment bytes, long offset) {
    return bytes.get(SHORT, offset);
  }

  static int u16(MemorySegment bytes, long offset) {
    return bytes.get(SHORT, offset) & 0xFFFF;
  }

  static int i32(MemorySegment bytes, long offset) {
    return bytes.get(INT, offset);
  }

  static long u32(MemorySegment bytes, long offset) {
    return bytes.get(INT, offset) & 0xFFFF_FFFFL;
  }

  static long i64(MemorySegment bytes, long offset) {
    return bytes.get(LONG, offset);
  }
}
