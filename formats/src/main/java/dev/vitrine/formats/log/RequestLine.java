// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;

/// The parts of a request line: `method SP target [SP protocol]` (RFC 9112, section 3).
///
/// Clients send targets with spaces in them, so the protocol is what follows the *last* space, if
/// it begins like one. The parts are found when the first of them is asked for.
///
/// For one thread at a time.
final class RequestLine {

  private static final byte SPACE = ' ';
  private static final byte[] HTTP = {'H', 'T', 'T', 'P', '/'};
  private static final MemorySegment PROTOCOL = MemorySegment.ofArray(HTTP).asReadOnly();

  private MemorySegment bytes = MemorySegment.NULL;
  private long from;
  private long to;
  private boolean split;
  private long methodEnd;
  private long targetEnd;

  void reset(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.split = false;
  }

  boolean hasTarget() {
    split();
    return methodEnd > from;
  }

  long methodEnd() {
    split();
    return methodEnd;
  }

  long target() {
    split();
    return hasTarget() ? methodEnd + 1 : from;
  }

  long targetEnd() {
    split();
    return hasTarget() ? targetEnd : from;
  }

  long protocol() {
    split();
    return hasTarget() && targetEnd < to ? targetEnd + 1 : to;
  }

  private void split() {
    if (split) {
      return;
    }
    split = true;
    methodEnd = from;
    long space = ByteScan.indexOf(bytes, from, to, SPACE);
    if (space <= from || space + 1 == to) {
      return;
    }
    long last = ByteScan.lastIndexOf(bytes, space + 1, to, SPACE);
    boolean protocol = last > space + 1 && isProtocol(last + 1);
    methodEnd = space;
    targetEnd = protocol ? last : to;
  }

  private boolean isProtocol(long start) {
    long end = start + HTTP.length;
    return end < to && MemorySegment.mismatch(bytes, start, end, PROTOCOL, 0, HTTP.length) < 0;
  }
}
