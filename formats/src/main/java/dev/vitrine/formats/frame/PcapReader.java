// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Reads packets of a pcap file: seconds, fraction, captured length and original length, 32 bits
/// each, then the bytes.
final class PcapReader implements PacketReader {

  private static final int PACKET_HEADER_BYTE_SIZE = 16;
  private static final int FRACTION_OFFSET = 4;
  private static final int CAPTURED_OFFSET = 8;
  private static final int ORIGINAL_OFFSET = 12;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1000;

  /// How much of the data is header: that of the file, or nothing.
  private final int headerByteSize;

  private @Nullable PcapHeader header;

  /// For data that begins with a header.
  PcapReader() {
    headerByteSize = PcapHeader.BYTE_SIZE;
  }

  /// For data that begins with a packet.
  PcapReader(PcapHeader header) {
    headerByteSize = 0;
    this.header = header;
  }

  @Override
  public boolean expectsHeader() {
    return header == null;
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long at, Span span) {
    span.from = at;
    long end = bytes.byteSize();
    if (at < headerByteSize) {
      return header(bytes, span);
    }
    if (end - at < PACKET_HEADER_BYTE_SIZE) {
      return span.torn(PACKET_HEADER_BYTE_SIZE);
    }
    PcapHeader known = known();
    long captured = Wire.u32(bytes, at + CAPTURED_OFFSET, known.big());
    if (!known.source().allows(captured)) {
      String allowed = "at most " + known.source().snapshotByteSize();
      return span.corrupt(FrameFault.LONGER_THAN_SNAPSHOT, at + CAPTURED_OFFSET, captured, allowed);
    }
    return span.frame(at + PACKET_HEADER_BYTE_SIZE, captured, 0, end);
  }

  private static Span.Kind header(MemorySegment bytes, Span span) {
    if (bytes.byteSize() < Integer.BYTES) {
      return span.torn(PcapHeader.BYTE_SIZE);
    }
    if (!PcapHeader.hasMagic(bytes)) {
      return span.corrupt(
          FrameFault.BAD_MAGIC,
          0,
          Wire.hex(Wire.i32(bytes, 0, false)),
          "0xa1b2c3d4 or 0xa1b23c4d, in either byte order");
    }
    if (bytes.byteSize() < PcapHeader.BYTE_SIZE) {
      return span.torn(PcapHeader.BYTE_SIZE);
    }
    if (!PcapHeader.hasVersion(bytes)) {
      return span.corrupt(
          FrameFault.BAD_VERSION, Integer.BYTES, Wire.hex(Wire.i32(bytes, 4, false)), "2.4");
    }
    return span.other(PcapHeader.BYTE_SIZE);
  }

  @Override
  public Span.Kind inspect(MemorySegment bytes, Span span, Span.Kind kind) {
    if (kind == Span.Kind.OTHER) {
      header = PcapHeader.read(bytes);
    }
    return kind;
  }

  /// INVARIANT: nothing is read behind the header before the header has been inspected.
  private PcapHeader known() {
    if (header == null) {
      throw new IllegalStateException("pcap: the header has not been inspected");
    }
    return header;
  }

  @Override
  public boolean hasTimestamp(MemorySegment bytes, Span span) {
    return true;
  }

  @Override
  public long timestampNanos(MemorySegment bytes, Span span) {
    PcapHeader known = known();
    long seconds = Wire.u32(bytes, span.from, known.big());
    long fraction = Wire.u32(bytes, span.from + FRACTION_OFFSET, known.big());
    boolean nanos = known.source().ticks().equals(Ticks.NANOSECONDS);
    return seconds * NANOS_PER_SECOND + (nanos ? fraction : fraction * NANOS_PER_MICRO);
  }

  @Override
  public long originalByteSize(MemorySegment bytes, Span span) {
    return Wire.u32(bytes, span.from + ORIGINAL_OFFSET, known().big());
  }

  @Override
  public CaptureInterface captureInterface(MemorySegment bytes, Span span) {
    return known().source();
  }

  /// Whoever goes on reading after data without a whole header has to begin with one.
  @Override
  public Framing following(long byteSize) {
    return header == null ? Pcap.INSTANCE : new Pcap.Following(header);
  }
}
