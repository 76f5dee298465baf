// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// Goes through packets one by one. Only [#data()] and the methods of [#frame()] that say so
/// allocate.
///
/// For one thread at a time. Before the first and after the last packet the values mean nothing.
///
/// @param <T> the type of a packet's value
public final class PacketCursor<T> {

  private final FrameCursor<T> frame;
  private final PacketReader reader;
  private final MemorySegment bytes;

  PacketCursor(FrameCursor<T> frame, PacketReader reader, MemorySegment bytes) {
    this.frame = frame;
    this.reader = reader;
    this.bytes = bytes;
  }

  /// {@return whether there was a next packet; if so, this cursor is at it}
  public boolean advance() {
    return frame.advance();
  }

  /// {@return this packet as a frame: its index, its place, its value}
  public FrameCursor<T> frame() {
    return frame;
  }

  /// {@return whether the time of this packet is known; not so in simple packet blocks of pcapng}
  public boolean hasTimestamp() {
    return reader.hasTimestamp(bytes, frame.span());
  }

  /// {@return the time of this packet, in nanoseconds since 1970-01-01T00:00:00Z, rounded down; 0
  /// if it is not known}
  ///
  /// Times before 1677 and after 2262, which a long cannot hold, are its smallest and largest
  /// value.
  public long timestampNanos() {
    return reader.timestampNanos(bytes, frame.span());
  }

  /// {@return where this packet was captured}
  public CaptureInterface captureInterface() {
    return reader.captureInterface(bytes, frame.span());
  }

  /// {@return how many bytes of this packet were captured}
  public long capturedByteSize() {
    return frame.payloadByteSize();
  }

  /// {@return how long this packet was, in bytes, as the capture says: it is not verified to be at
  /// least [#capturedByteSize()]}
  public long originalByteSize() {
    return reader.originalByteSize(bytes, frame.span());
  }

  /// {@return the captured bytes, a read-only slice of the file}
  public MemorySegment data() {
    return frame.payload();
  }
}
