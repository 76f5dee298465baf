// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The parts of a request line: `method SP target [SP protocol]` (RFC 9112, section 3).
///
/// Clients send targets with spaces in them, so the protocol is what follows the *last* space, if
/// it begins like one. The parts are found when the first of them is asked for.
///
/// For one thread at a time.
final class RequestLine {

  private static final byte SPACE = ' ';
  private static final int PROTOCOL_BYTE_SIZE = 5;
  private static final WordPattern HTTP = WordPattern.of("HTTP/");

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
    long last = lastSpace(space);
    boolean protocol = last > space + 1 && isProtocol(last + 1);
    methodEnd = space;
    targetEnd = protocol ? last : to;
  }

  /// {@return the last space behind another one}
  ///
  /// Nearly always it stands before a protocol of eight bytes.
  private long lastSpace(long space) {
    long usual = to - 1 - Long.BYTES;
    boolean isUsual =
        usual > space
            && bytes.get(ValueLayout.JAVA_BYTE, usual) == SPACE
            && Words.firstZeroByte(Words.at(bytes, usual + 1) ^ SPACE * Words.ONES) == 0;
    return isUsual ? usual : ByteScan.lastIndexOf(bytes, space + 1, to, SPACE);
  }

  private boolean isProtocol(long start) {
    long end = start + PROTOCOL_BYTE_SIZE;
    // Less than a word may follow: behind a request a line of some layouts ends, and the text too.
    return end < to && HTTP.matches(Words.within(bytes, start, to));
  }
}
