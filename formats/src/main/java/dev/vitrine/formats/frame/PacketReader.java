// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// Reads captures: frames that are packets, about which more is known than their bytes.
interface PacketReader extends FrameReader {

  /// {@return whether a packet has a time}
  boolean hasTimestamp(MemorySegment bytes, Span span);

  /// {@return the time of a packet, in nanoseconds since 1970; 0 if it has none}
  long timestampNanos(MemorySegment bytes, Span span);

  /// {@return how long a packet was before it was cut, in bytes}
  long originalByteSize(MemorySegment bytes, Span span);

  /// {@return where a packet was captured}
  CaptureInterface captureInterface(MemorySegment bytes, Span span);
}
