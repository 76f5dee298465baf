// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes from frame to frame of a stream of messages (RFC 6587): `LEN SP message`, where LEN is the
/// number of bytes of the message in decimal (section 3.4.1); or, where a frame begins with `<`, a
/// message up to LF or CR LF (section 3.4.2).
///
/// For one thread at a time.
public final class FrameSpan implements RecordSpan {

  /// What the bytes at the next frame are.
  public enum State {
    /// A whole frame.
    WHOLE,
    /// The end of the data.
    END,
    /// The beginning of a frame that goes on behind the data.
    CUT,
    /// No frame: neither a number without leading zero and a space, nor `<`.
    MALFORMED
  }

  private static final byte LINE_FEED = '\n';

  private final MemorySegment bytes;
  private final long size;
  private long next;
  private long from;
  private long to;

  /// Makes a span before the first frame.
  public FrameSpan(MemorySegment bytes) {
    this.bytes = bytes;
    this.size = bytes.byteSize();
  }

  MemorySegment bytes() {
    return bytes;
  }

  /// Goes to the next frame, if it is whole.
  State tryAdvance() {
    if (next >= size) {
      return State.END;
    }
    return bytes.get(ValueLayout.JAVA_BYTE, next) == '<' ? line() : counted();
  }

  private State line() {
    long lineFeed = ByteScan.indexOf(bytes, next, size, LINE_FEED);
    if (lineFeed == ByteScan.NONE) {
      return State.CUT;
    }
    from = next;
    boolean carriageReturn = bytes.get(ValueLayout.JAVA_BYTE, lineFeed - 1) == '\r';
    to = carriageReturn ? lineFeed - 1 : lineFeed;
    next = lineFeed + 1;
    return State.WHOLE;
  }

  private State counted() {
    long at = next;
    long count = 0;
    while (at < size && isDigit(at) && at - next < Decimal.SAFE_DIGITS) {
      count = count * 10 + (bytes.get(ValueLayout.JAVA_BYTE, at) - '0');
      at++;
    }
    if (count == 0 || bytes.get(ValueLayout.JAVA_BYTE, next) == '0') {
      return State.MALFORMED;
    }
    if (at < size && bytes.get(ValueLayout.JAVA_BYTE, at) != ' ') {
      return State.MALFORMED;
    }
    if (at == size || count > size - at - 1) {
      return State.CUT;
    }
    from = at + 1;
    to = from + count;
    next = to;
    return State.WHOLE;
  }

  private boolean isDigit(long at) {
    byte b = bytes.get(ValueLayout.JAVA_BYTE, at);
    return b >= '0' && b <= '9';
  }

  /// {@return where the last whole frame ends, counted from the start of the bytes}
  ///
  /// @param bytes unverified
  public static long lastEnd(MemorySegment bytes) {
    FrameSpan frame = new FrameSpan(bytes);
    State state = State.WHOLE;
    while (state == State.WHOLE) {
      state = frame.tryAdvance();
    }
    return frame.next();
  }

  @Override
  public boolean advance() {
    return tryAdvance() == State.WHOLE;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    return to;
  }
}
