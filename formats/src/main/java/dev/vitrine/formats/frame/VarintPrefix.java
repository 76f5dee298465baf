// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// The size of the payload as a variable-length integer, then the payload.
///
/// That is the delimited format of Protocol Buffers (`writeDelimitedTo`): seven bits to a byte, the
/// lowest first, the highest bit of a byte set if another one follows.
record VarintPrefix() implements Framing, FrameReader {

  static final VarintPrefix INSTANCE = new VarintPrefix();

  /// As many bytes as 64 bits take; a positive number takes one less.
  private static final int MAX_BYTES = 10;

  @Override
  public String name() {
    return "varint/1";
  }

  @Override
  public FrameReader reader() {
    return this;
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long at, Span span) {
    long end = bytes.byteSize();
    span.from = at;
    long size = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      if (i == end - at) {
        return span.torn(i + 1L);
      }
      int part = Wire.u8(bytes, at + i);
      if (i == MAX_BYTES - 1) {
        break; // bits 63 and above
      }
      size |= (long) (part & 0x7F) << (7 * i);
      if (part < 0x80) {
        return part == 0 && i > 0
            ? span.corrupt(FrameFault.OVERLONG_LENGTH, at, i + 1L, "the fewest bytes for " + size)
            : span.frame(at + i + 1, size, 0, end);
      }
    }
    return span.corrupt(
        FrameFault.BAD_LENGTH, at, "10 bytes or more", "1 to 9 bytes, 0 to " + Long.MAX_VALUE);
  }

  @Override
  public Framing following(long byteSize) {
    return this;
  }
}
