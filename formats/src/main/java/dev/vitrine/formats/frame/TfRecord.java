// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;

/// TensorFlow's record file: for each record its size (64 bits, little-endian), the checksum of the
/// size, the payload, the checksum of the payload (tensorflow/core/lib/io/record_writer.h).
record TfRecord() implements Framing, FrameReader {

  static final TfRecord INSTANCE = new TfRecord();

  private static final int CRC_BYTE_SIZE = 4;
  private static final int HEADER_BYTE_SIZE = Long.BYTES + CRC_BYTE_SIZE;

  @Override
  public String name() {
    return "tfrecord/1";
  }

  @Override
  public FrameReader reader() {
    return this;
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long at, Span span) {
    long end = bytes.byteSize();
    span.from = at;
    if (end - at < HEADER_BYTE_SIZE) {
      return span.torn(HEADER_BYTE_SIZE);
    }
    long size = Wire.i64(bytes, at, false);
    if (size < 0) {
      return span.corrupt(FrameFault.BAD_LENGTH, at, size, "0 to " + Long.MAX_VALUE);
    }
    return span.frame(at + HEADER_BYTE_SIZE, size, CRC_BYTE_SIZE, end);
  }

  /// A size with a wrong checksum is no size at all, so it cannot be that of a torn record.
  @Override
  public Span.Kind inspect(MemorySegment bytes, Span span, Span.Kind kind) {
    if (bytes.byteSize() - span.from < HEADER_BYTE_SIZE) {
      return kind;
    }
    int stored = Wire.i32(bytes, span.from + Long.BYTES, false);
    int computed = MaskedCrc.ofEight(bytes, span.from);
    return stored == computed
        ? kind
        : span.corrupt(
            FrameFault.BAD_LENGTH_CHECKSUM,
            span.from + Long.BYTES,
            Wire.hex(stored),
            Wire.hex(computed));
  }

  @Override
  public boolean hasChecksums() {
    return true;
  }

  @Override
  public void check(MemorySegment bytes, Span span, VerifyContext context)
      throws InvalidDataException {
    long end = span.payload + span.payloadByteSize;
    int stored = Wire.i32(bytes, end, false);
    int computed = MaskedCrc.of(bytes, span.payload, span.payloadByteSize);
    if (stored != computed) {
      throw context.invalid(FrameFault.BAD_CHECKSUM, end, Wire.hex(stored), Wire.hex(computed));
    }
  }

  @Override
  public Framing following(long byteSize) {
    return this;
  }
}
