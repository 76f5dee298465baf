// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// Looks once into a whole block of a pcapng file: version, options, interfaces.
final class BlockInspector {

  private static final int VERSION_MAJOR = 1;

  private static final long UNKNOWN_SECTION_LENGTH = -1;

  private final MemorySegment bytes;
  private final Span span;
  private final Sections sections;
  private final long at;

  /// Where the last number of the block begins, which its options reach up to.
  private final long last;

  BlockInspector(MemorySegment bytes, Span span, Sections sections) {
    this.bytes = bytes;
    this.span = span;
    this.sections = sections;
    this.at = span.from;
    this.last = span.next - Block.LENGTH_BYTE_SIZE;
  }

  /// {@return the kind that was found before, or that the block is corrupt}
  Span.Kind inspect(Span.Kind kind) {
    if (Wire.i32(bytes, at, false) == Block.SECTION_HEADER) {
      return sectionHeader(Block.isBig(bytes, at));
    }
    boolean big = sections.last().big();
    return switch (Wire.i32(bytes, at, big)) {
      case Block.INTERFACE -> interfaceDescription(big);
      case Block.ENHANCED_PACKET, Block.OLD_PACKET ->
          options(at + Block.DATA_OFFSET + Block.padded(span.payloadByteSize), big, kind);
      default -> kind;
    };
  }

  private Span.Kind sectionHeader(boolean big) {
    int major = Wire.u16(bytes, at + Block.MAJOR_OFFSET, big);
    int minor = Wire.u16(bytes, at + Block.MINOR_OFFSET, big);
    if (major != VERSION_MAJOR || (minor != 0 && minor != 2)) {
      return span.corrupt(
          FrameFault.BAD_VERSION, at + Block.MAJOR_OFFSET, major + "." + minor, "1.0 or 1.2");
    }
    long length = Wire.i64(bytes, at + Block.SECTION_LENGTH_OFFSET, big);
    if (length != UNKNOWN_SECTION_LENGTH && (length < 0 || length % 4 != 0)) {
      return span.corrupt(
          FrameFault.BAD_LENGTH,
          at + Block.SECTION_LENGTH_OFFSET,
          length,
          "multiples of 4, or all bits set");
    }
    if (!sections.hasRoom()) {
      return span.corrupt(FrameFault.TOO_MANY_INTERFACES, at, "another section", "65536 of both");
    }
    Span.Kind kind = options(at + Block.SECTION_OPTIONS_OFFSET, big, Span.Kind.OTHER);
    if (kind == Span.Kind.OTHER) {
      sections.add(Section.beginning(at, big));
    }
    return kind;
  }

  private Span.Kind interfaceDescription(boolean big) {
    if (!sections.hasRoom()) {
      return span.corrupt(FrameFault.TOO_MANY_INTERFACES, at, "another interface", "65536 of both");
    }
    long from = at + Block.INTERFACE_OPTIONS_OFFSET;
    Span.Kind kind = options(from, big, Span.Kind.OTHER);
    if (kind != Span.Kind.OTHER) {
      return kind;
    }
    long resolution = Options.value(bytes, from, last, big, Options.TIME_RESOLUTION);
    long offset = Options.value(bytes, from, last, big, Options.TIME_OFFSET);
    if (resolution >= 0 && Options.byteSize(bytes, resolution, big) != 1) {
      return badSize(resolution, big, "1 byte");
    }
    if (offset >= 0 && Options.byteSize(bytes, offset, big) != Long.BYTES) {
      return badSize(offset, big, "8 bytes");
    }
    Ticks ticks =
        new Ticks(
            resolution < 0 ? Ticks.MICROSECONDS.resolution() : Wire.u8(bytes, resolution),
            offset < 0 ? 0 : Wire.i64(bytes, offset, big));
    sections.add(
        new CaptureInterface(
            sections.last().interfaces().size(),
            Wire.u16(bytes, at + Block.LINK_TYPE_OFFSET, big),
            Wire.u32(bytes, at + Block.SNAPSHOT_OFFSET, big),
            ticks));
    return kind;
  }

  private Span.Kind badSize(long value, boolean big, String allowed) {
    String found = Options.byteSize(bytes, value, big) + " bytes";
    return span.corrupt(FrameFault.BAD_OPTION, value, found, allowed);
  }

  private Span.Kind options(long from, boolean big, Span.Kind kind) {
    long bad = Options.firstBad(bytes, from, last, big);
    return bad < 0
        ? kind
        : span.corrupt(
            FrameFault.BAD_OPTION,
            bad,
            "an option beyond the block",
            (last - bad) + " bytes up to its end");
  }
}
