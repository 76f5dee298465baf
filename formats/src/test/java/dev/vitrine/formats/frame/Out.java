// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.io.ByteArrayOutputStream;

/// Writes numbers of both byte orders.
final class Out {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final boolean big;

  Out(boolean big) {
    this.big = big;
  }

  Out number(long value, int width) {
    for (int i = 0; i < width; i++) {
      bytes.write((int) (value >>> (8 * (big ? width - 1 - i : i))));
    }
    return this;
  }

  Out u8(int value) {
    return number(value, 1);
  }

  Out u16(int value) {
    return number(value, 2);
  }

  Out u32(long value) {
    return number(value, 4);
  }

  Out u64(long value) {
    return number(value, 8);
  }

  Out varint(long value) {
    long rest = value;
    for (; rest > 127; rest >>>= 7) {
      u8((int) rest | 0x80);
    }
    return u8((int) rest);
  }

  Out bytes(byte... more) {
    bytes.writeBytes(more);
    return this;
  }

  Out zeros(int count) {
    return bytes(new byte[count]);
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
