// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.internal.scan.Utf8Scan;

/// Checks strings: their length, their terminator, their encoding.
///
/// For one thread.
final class TextCheck {

  /*
   * Writers store a string once that many tables share. The encoding of a long one is not checked
   * again if it is among those checked last; what a position held before is simply replaced.
   */

  /// Below this a look at the bytes costs no more than a look at the memory of what was checked.
  private static final int LEAST_REMEMBERED = 32;

  private static final int REMEMBERED = 256;

  private final Bounds bounds;
  private final long[] checked;
  private boolean forgetful;

  TextCheck(Bounds bounds) {
    this.bounds = bounds;
    this.checked = new long[REMEMBERED];
  }

  /// From now on a string is checked and charged each time it is referred to.
  void forgetAll() {
    forgetful = true;
  }

  /// @param at where the length of the string is, inside the buffer
  void check(long at) throws InvalidDataException {
    bounds.requireAligned(at, 4);
    if (at > bounds.end - 4) {
      throw outOfRange(at, 0);
    }
    long size = Little.u32(bounds.bytes, at);
    long from = at + 4;
    if (size >= bounds.end - from) {
      throw outOfRange(at, size);
    }
    long to = from + size;
    if (Little.u8(bounds.bytes, to) != 0) {
      throw bounds.context.invalid(
          FlatBufferFault.UNTERMINATED_STRING, to, bounds.context.hex(to, 1), "00");
    }
    if (size < LEAST_REMEMBERED || forgetful || !wasChecked(from)) {
      bounds.charge(1 + (size >>> 3), at);
      if (Utf8Scan.firstFault(bounds.bytes, from, to) != Utf8Scan.VALID) {
        bounds.context.requireUtf8(from, size); // says what is wrong
      }
    }
  }

  /// Remembers a string as checked; if it turns out to be wrong, verification is over anyway.
  private boolean wasChecked(long from) {
    int place = (int) (from >>> 2) & (REMEMBERED - 1);
    boolean known = checked[place] == from;
    checked[place] = from;
    return known;
  }

  private InvalidDataException outOfRange(long at, long size) {
    return bounds.invalid(
        FlatBufferFault.STRING_OUT_OF_RANGE,
        at,
        size,
        "%d bytes and a terminator".formatted(Math.max(0, bounds.end - at - 5)));
  }
}
