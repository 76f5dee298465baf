// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// CRC-32C bit by bit, as RFC 3720 defines it, and the mask of LevelDB.
final class NaiveCrc {

  private NaiveCrc() {}

  static int masked(byte[] bytes) {
    int crc = 0xFFFFFFFF;
    for (byte b : bytes) {
      for (int bit = 0; bit < 8; bit++) {
        boolean one = ((crc ^ (b >>> bit)) & 1) != 0;
        crc = (crc >>> 1) ^ (one ? 0x82F63B78 : 0);
      }
    }
    crc = ~crc;
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }
}
