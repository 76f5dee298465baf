// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// The size of the payload as a number of fixed width, then the payload.
///
/// @param name of the framing
/// @param width of the number, in bytes: 2, 4 or 8
/// @param big whether the number is big-endian
record FixedPrefix(String name, int width, boolean big) implements Framing, FrameReader {

  @Override
  public FrameReader reader() {
    return this;
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long at, Span span) {
    long end = bytes.byteSize();
    span.from = at;
    if (end - at < width) {
      return span.torn(width);
    }
    long size =
        switch (width) {
          case 2 -> Wire.u16(bytes, at, big);
          case 4 -> Wire.u32(bytes, at, big);
          default -> Wire.i64(bytes, at, big);
        };
    if (size < 0) {
      return span.corrupt(FrameFault.BAD_LENGTH, at, size, "0 to " + Long.MAX_VALUE);
    }
    return span.frame(at + width, size, 0, end);
  }

  @Override
  public Framing following(long byteSize) {
    return this;
  }
}
