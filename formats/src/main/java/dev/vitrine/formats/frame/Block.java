// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// Where the numbers of pcapng blocks are (draft-ietf-opsawg-pcapng, sections 3 and 4).
///
/// Every block is its type (4 bytes), its length (4), its body, and its length again.
final class Block {

  static final int LEAST_BYTE_SIZE = 12;
  static final int LENGTH_OFFSET = 4;
  static final int LENGTH_BYTE_SIZE = 4;

  /// The types; that of a section header reads the same in both byte orders.
  static final int SECTION_HEADER = 0x0A0D0D0A;

  static final int INTERFACE = 1;
  static final int OLD_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;

  /// Offsets in a section header, and what is there.
  static final int MAGIC_OFFSET = 8;

  static final int MAGIC = 0x1A2B3C4D;
  static final int MAJOR_OFFSET = 12;
  static final int MINOR_OFFSET = 14;
  static final int SECTION_LENGTH_OFFSET = 16;
  static final int SECTION_OPTIONS_OFFSET = 24;

  /// Offsets in an interface description.
  static final int LINK_TYPE_OFFSET = 8;

  static final int SNAPSHOT_OFFSET = 12;
  static final int INTERFACE_OPTIONS_OFFSET = 16;

  /// Offsets in an enhanced packet; an old packet differs only in the width of the interface.
  static final int PACKET_INTERFACE_OFFSET = 8;

  static final int TIME_HIGH_OFFSET = 12;
  static final int TIME_LOW_OFFSET = 16;
  static final int CAPTURED_OFFSET = 20;
  static final int ORIGINAL_OFFSET = 24;
  static final int DATA_OFFSET = 28;

  /// Offsets in a simple packet.
  static final int SIMPLE_ORIGINAL_OFFSET = 8;

  static final int SIMPLE_DATA_OFFSET = 12;

  private Block() {}

  /// {@return the least size of a block of a type, in bytes}
  static int leastByteSize(int type) {
    return LENGTH_BYTE_SIZE
        + switch (type) {
          case SECTION_HEADER -> SECTION_OPTIONS_OFFSET;
          case INTERFACE -> INTERFACE_OPTIONS_OFFSET;
          case OLD_PACKET, ENHANCED_PACKET -> DATA_OFFSET;
          case SIMPLE_PACKET -> SIMPLE_DATA_OFFSET;
          default -> LEAST_BYTE_SIZE - LENGTH_BYTE_SIZE;
        };
  }

  static boolean isPacket(int type) {
    return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
  }

  /// {@return the size of data with the zeros behind it that bring it to 32 bits}
  static long padded(long byteSize) {
    return (byteSize + 3) & ~3L;
  }

  /// {@return whether the section header at a place is big-endian; it has a valid magic number}
  static boolean isBig(MemorySegment bytes, long at) {
    return Wire.i32(bytes, at + MAGIC_OFFSET, true) == MAGIC;
  }

  static boolean hasMagic(MemorySegment bytes, long at) {
    return isBig(bytes, at) || Wire.i32(bytes, at + MAGIC_OFFSET, false) == MAGIC;
  }
}
