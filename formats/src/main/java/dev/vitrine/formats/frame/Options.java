// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// The options at the end of a pcapng block: code and size, 16 bits each, then the value, padded to
/// 32 bits; code 0 ends them early.
final class Options {

  static final int TIME_RESOLUTION = 9;
  static final int TIME_OFFSET = 14;

  private static final int END = 0;
  private static final int HEADER_BYTE_SIZE = 4;
  private static final int SIZE_OFFSET = 2;

  private Options() {}

  /// {@return the first option that reaches outside its block, or -1 if all are right}
  ///
  /// @param from where the options begin
  /// @param to where the block's last length begins
  static long firstBad(MemorySegment bytes, long from, long to, boolean big) {
    for (long at = from; at < to; at = after(bytes, at, big)) {
      if (to - at < HEADER_BYTE_SIZE || after(bytes, at, big) > to) {
        return at;
      }
      if (Wire.u16(bytes, at, big) == END) {
        break;
      }
    }
    return -1;
  }

  /// {@return where the value of an option begins, or -1 if there is no such option of that size}
  ///
  /// The options have been found right by [#firstBad].
  static long value(MemorySegment bytes, long from, long to, boolean big, int code) {
    for (long at = from; at < to; at = after(bytes, at, big)) {
      int found = Wire.u16(bytes, at, big);
      if (found == END) {
        break;
      }
      if (found == code) {
        return at + HEADER_BYTE_SIZE;
      }
    }
    return -1;
  }

  /// {@return the size of the value that begins at a place}
  static int byteSize(MemorySegment bytes, long value, boolean big) {
    return Wire.u16(bytes, value - SIZE_OFFSET, big);
  }

  private static long after(MemorySegment bytes, long at, boolean big) {
    return at + HEADER_BYTE_SIZE + Block.padded(Wire.u16(bytes, at + SIZE_OFFSET, big));
  }
}
