// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.mapping.FrozenSegment;

/// Verified packets of a capture.
///
/// ```java
/// Packets<FrozenSegment> packets = file.verify(Packets.pcapng()).get();
/// for (PacketCursor<?> packet = packets.cursor(); packet.advance(); ) {
///   bytes += packet.originalByteSize();
/// }
/// ```
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
///
/// @param <T> the type of a packet's value
public final class Packets<T> {

  private final Frames<T> frames;
  private final PacketReader reader;

  Packets(Frames<T> frames) {
    this.frames = frames;
    this.reader = (PacketReader) frames.reader();
  }

  /// {@return the format of capture files of libpcap, version 2.4}
  ///
  /// All four magic numbers: microseconds and nanoseconds, both byte orders. Packets longer than
  /// the snapshot length of the file are refused.
  public static PacketFormat<FrozenSegment> pcap() {
    return new PacketFormat<>(FrameFormat.of(Pcap.INSTANCE));
  }

  /// {@return the format of capture files of pcapng, version 1.0}
  ///
  /// Any number of sections, both byte orders; enhanced, simple and obsolete packet blocks. The
  /// structure of every block is verified, and the options of sections, interfaces and packets;
  /// blocks of other kinds are skipped. 65536 sections and interfaces are accepted at most.
  public static PacketFormat<FrozenSegment> pcapng() {
    return new PacketFormat<>(FrameFormat.of(Pcapng.INSTANCE));
  }

  /// {@return the packets as frames}
  public Frames<T> frames() {
    return frames;
  }

  /// {@return the number of packets; O(1)}
  public long count() {
    return frames.count();
  }

  /// {@return a cursor before the first packet: the way that allocates nothing}
  public PacketCursor<T> cursor() {
    return new PacketCursor<>(frames.cursor(), reader, frames.segment().bytes());
  }

  /// {@return a cursor before a packet: the next call of [PacketCursor#advance()] comes to it}
  ///
  /// Finds the packet as [Frames#cursor(long)] does.
  ///
  /// @param index of the packet, in `[0, count()]`
  /// @throws IndexOutOfBoundsException if there is no such packet
  public PacketCursor<T> cursor(long index) {
    return new PacketCursor<>(frames.cursor(index), reader, frames.segment().bytes());
  }

  @Override
  public String toString() {
    return "Packets[%d packets, %d bytes]".formatted(count(), frames.validByteSize());
  }
}
