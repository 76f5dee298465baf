// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Reads packets of a pcapng file. What blocks other than packets say is looked at by
/// [BlockInspector].
final class PcapngReader implements PacketReader {

  private final Sections sections;

  /// Reads on in a section, or begins if there is none.
  PcapngReader(List<Section> open) {
    sections = new Sections(open);
  }

  @Override
  public boolean expectsHeader() {
    return sections.isEmpty();
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long at, Span span) {
    span.from = at;
    long left = bytes.byteSize() - at;
    if (left < Block.LEAST_BYTE_SIZE) {
      return span.torn(Block.LEAST_BYTE_SIZE);
    }
    if (Wire.i32(bytes, at, false) == Block.SECTION_HEADER) {
      return Block.hasMagic(bytes, at)
          ? block(bytes, span, Block.SECTION_HEADER, Block.isBig(bytes, at))
          : span.corrupt(
              FrameFault.BAD_MAGIC,
              at + Block.MAGIC_OFFSET,
              Wire.hex(Wire.i32(bytes, at + Block.MAGIC_OFFSET, false)),
              "0x1a2b3c4d in either byte order");
    }
    Section section = sections.of(at, span);
    if (section == null) {
      String found = Wire.hex(Wire.i32(bytes, at, false));
      return span.corrupt(FrameFault.BAD_MAGIC, at, found, "0x0a0d0d0a");
    }
    int type = Wire.i32(bytes, at, section.big());
    Span.Kind kind = block(bytes, span, type, section.big());
    return kind == Span.Kind.OTHER && Block.isPacket(type)
        ? packet(bytes, span, type, section)
        : kind;
  }

  /// Finds the end of a block.
  private static Span.Kind block(MemorySegment bytes, Span span, int type, boolean big) {
    long at = span.from;
    long left = bytes.byteSize() - at;
    long size = Wire.u32(bytes, at + Block.LENGTH_OFFSET, big);
    int least = Block.leastByteSize(type);
    if (size < least || size % Block.LENGTH_BYTE_SIZE != 0) {
      String allowed = "multiples of 4 from " + least;
      return span.corrupt(FrameFault.BAD_LENGTH, at + Block.LENGTH_OFFSET, size, allowed);
    }
    if (size > left) {
      return span.torn(size);
    }
    long last = at + size - Block.LENGTH_BYTE_SIZE;
    long repeated = Wire.u32(bytes, last, big);
    if (repeated != size) {
      return span.corrupt(FrameFault.LENGTH_MISMATCH, last, repeated, Long.toString(size));
    }
    return span.other(at + size);
  }

  private static Span.Kind packet(MemorySegment bytes, Span span, int type, Section section) {
    long at = span.from;
    int index = interfaceIndex(bytes, at, type, section);
    int known = section.interfaces().size();
    if (Integer.compareUnsigned(index, known) >= 0) {
      return span.corrupt(
          FrameFault.UNKNOWN_INTERFACE,
          at + Block.PACKET_INTERFACE_OFFSET,
          Integer.toUnsignedString(index),
          known == 0 ? "none, because no interface was described" : "0 to " + (known - 1));
    }
    CaptureInterface source = section.interfaces().get(index);
    boolean simple = type == Block.SIMPLE_PACKET;
    int sizeOffset = simple ? Block.SIMPLE_ORIGINAL_OFFSET : Block.CAPTURED_OFFSET;
    long captured = Wire.u32(bytes, at + sizeOffset, section.big());
    if (!source.allows(captured)) {
      if (!simple) {
        String allowed = "at most " + source.snapshotByteSize();
        return span.corrupt(FrameFault.LONGER_THAN_SNAPSHOT, at + sizeOffset, captured, allowed);
      }
      captured = source.snapshotByteSize();
    }
    long data = at + (simple ? Block.SIMPLE_DATA_OFFSET : Block.DATA_OFFSET);
    long room = span.next - Block.LENGTH_BYTE_SIZE - data;
    if (captured > room) {
      return span.corrupt(FrameFault.BAD_LENGTH, at + sizeOffset, captured, "0 to " + room);
    }
    return span.frame(data, captured);
  }

  private static int interfaceIndex(MemorySegment bytes, long at, int type, Section section) {
    return switch (type) {
      case Block.SIMPLE_PACKET -> 0;
      case Block.OLD_PACKET -> Wire.u16(bytes, at + Block.PACKET_INTERFACE_OFFSET, section.big());
      default -> Wire.i32(bytes, at + Block.PACKET_INTERFACE_OFFSET, section.big());
    };
  }

  @Override
  public Span.Kind inspect(MemorySegment bytes, Span span, Span.Kind kind) {
    return kind == Span.Kind.FRAME || kind == Span.Kind.OTHER
        ? new BlockInspector(bytes, span, sections).inspect(kind)
        : kind;
  }

  @Override
  public boolean hasTimestamp(MemorySegment bytes, Span span) {
    return type(bytes, span) != Block.SIMPLE_PACKET;
  }

  @Override
  public long timestampNanos(MemorySegment bytes, Span span) {
    if (!hasTimestamp(bytes, span)) {
      return 0;
    }
    boolean big = section(span).big();
    long high = Wire.u32(bytes, span.from + Block.TIME_HIGH_OFFSET, big);
    long low = Wire.u32(bytes, span.from + Block.TIME_LOW_OFFSET, big);
    return captureInterface(bytes, span).ticks().toNanos(high << Integer.SIZE | low);
  }

  @Override
  public long originalByteSize(MemorySegment bytes, Span span) {
    boolean simple = type(bytes, span) == Block.SIMPLE_PACKET;
    int offset = simple ? Block.SIMPLE_ORIGINAL_OFFSET : Block.ORIGINAL_OFFSET;
    return Wire.u32(bytes, span.from + offset, section(span).big());
  }

  @Override
  public CaptureInterface captureInterface(MemorySegment bytes, Span span) {
    Section section = section(span);
    int index = interfaceIndex(bytes, span.from, type(bytes, span), section);
    return section.interfaces().get(index);
  }

  private int type(MemorySegment bytes, Span span) {
    return Wire.i32(bytes, span.from, section(span).big());
  }

  /// INVARIANT: a span that is a packet lies in a section.
  private Section section(Span span) {
    Section section = sections.of(span.from, span);
    if (section == null) {
      throw new IllegalStateException("pcapng: no packet has been read");
    }
    return section;
  }

  @Override
  public Framing following(long byteSize) {
    return new Pcapng(sections.isEmpty() ? List.of() : List.of(sections.last()));
  }
}
