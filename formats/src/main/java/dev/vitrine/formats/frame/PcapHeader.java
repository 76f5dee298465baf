// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// What the header of a pcap file says.
///
/// @param big whether its numbers are big-endian
/// @param source where the packets come from, and what their timestamps count
record PcapHeader(boolean big, CaptureInterface source) {

  static final int BYTE_SIZE = 24;

  /// pcap-savefile(5): the magic numbers of files with microseconds and with nanoseconds.
  private static final int MICROSECONDS = 0xA1B2C3D4;

  private static final int NANOSECONDS = 0xA1B23C4D;

  private static final int MAJOR = 2;
  private static final int MINOR = 4;

  /// The link type is the lower 28 bits; those above say how long the frame check sequence is.
  private static final int LINK_TYPE_MASK = 0x0FFF_FFFF;

  /// {@return whether one of the four magic numbers stands at the beginning}
  static boolean hasMagic(MemorySegment bytes) {
    return isMagic(Wire.i32(bytes, 0, false)) || isMagic(Wire.i32(bytes, 0, true));
  }

  /// {@return whether the version is 2.4, the only one written since 1998}
  static boolean hasVersion(MemorySegment bytes) {
    boolean big = isBig(bytes);
    return Wire.u16(bytes, 4, big) == MAJOR && Wire.u16(bytes, 6, big) == MINOR;
  }

  /// {@return what a header says that has a known magic number}
  static PcapHeader read(MemorySegment bytes) {
    boolean big = isBig(bytes);
    boolean nanos = Wire.i32(bytes, 0, big) == NANOSECONDS;
    long snapshot = Wire.u32(bytes, 16, big);
    int linkType = Wire.i32(bytes, 20, big) & LINK_TYPE_MASK;
    Ticks ticks = nanos ? Ticks.NANOSECONDS : Ticks.MICROSECONDS;
    return new PcapHeader(big, new CaptureInterface(0, linkType, snapshot, ticks));
  }

  private static boolean isBig(MemorySegment bytes) {
    return isMagic(Wire.i32(bytes, 0, true));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }
}
