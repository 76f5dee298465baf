// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/// CRC-32C (Castagnoli), masked as LevelDB and TensorFlow store it, so that data which contains its
/// own checksums does not have checksums of a special kind.
final class MaskedCrc {

  /// LevelDB, util/crc32c.h, `kMaskDelta`.
  private static final int MASK_DELTA = 0xA282EAD8;

  /// The polynomial of CRC-32C, bits reversed.
  private static final int POLYNOMIAL = 0x82F63B78;

  private static final int[] TABLE = table();

  private MaskedCrc() {}

  /// {@return the checksum of a range of any size}
  ///
  /// @param bytes frozen: the processor's instruction for it would end the process if a page of the
  ///   range were gone
  static int of(MemorySegment bytes, long byteOffset, long byteSize) {
    CRC32C crc = new CRC32C();
    long at = byteOffset;
    for (long left = byteSize; left > 0; ) {
      long size = Math.min(left, Integer.MAX_VALUE);
      crc.update(bytes.asSlice(at, size).asByteBuffer());
      at += size;
      left -= size;
    }
    return mask((int) crc.getValue());
  }

  /// {@return the checksum of eight bytes, without a buffer around them and over any memory}
  static int ofEight(MemorySegment bytes, long byteOffset) {
    int crc = -1;
    for (int i = 0; i < Long.BYTES; i++) {
      crc = TABLE[(crc ^ Wire.u8(bytes, byteOffset + i)) & 0xFF] ^ (crc >>> 8);
    }
    return mask(~crc);
  }

  private static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK_DELTA;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
      }
      table[i] = crc;
    }
    return table;
  }
}
