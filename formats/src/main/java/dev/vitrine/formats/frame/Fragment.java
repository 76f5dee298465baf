// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.lang.foreign.MemorySegment;

/// The header of a fragment of a LevelDB log: masked CRC-32C (4 bytes), size of the content (2),
/// type (1), and for recyclable fragments the number of the log (4).
///
/// The checksum covers everything from the type on.
final class Fragment {

  static final int HEADER_BYTE_SIZE = 7;
  static final int RECYCLABLE_HEADER_BYTE_SIZE = 11;

  /// The types (db/log_format.h); those of recyclable fragments are larger by [#RECYCLABLE].
  static final int FULL = 1;

  static final int FIRST = 2;
  static final int MIDDLE = 3;
  static final int LAST = 4;
  static final int RECYCLABLE = 4;

  static final int SIZE_OFFSET = 4;
  static final int TYPE_OFFSET = 6;
  private static final int NUMBER_OFFSET = 7;

  private Fragment() {}

  static int type(MemorySegment bytes, long at) {
    return Wire.u8(bytes, at + TYPE_OFFSET);
  }

  static int contentByteSize(MemorySegment bytes, long at) {
    return Wire.u16(bytes, at + SIZE_OFFSET, false);
  }

  static long logNumber(MemorySegment bytes, long at) {
    return Wire.u32(bytes, at + NUMBER_OFFSET, false);
  }

  /// {@return whether what is there is not a fragment but the beginning of zeros}
  static boolean isPadding(MemorySegment bytes, long at) {
    return type(bytes, at) == 0 && contentByteSize(bytes, at) == 0;
  }

  static boolean isRecyclable(int type) {
    return type > RECYCLABLE;
  }

  static int headerByteSize(int type) {
    return isRecyclable(type) ? RECYCLABLE_HEADER_BYTE_SIZE : HEADER_BYTE_SIZE;
  }

  /// {@return the place in its record: [#FULL] to [#LAST], or something else if it is unknown}
  static int position(int type) {
    return isRecyclable(type) ? type - RECYCLABLE : type;
  }

  static long content(MemorySegment bytes, long at) {
    return at + headerByteSize(type(bytes, at));
  }

  static long end(MemorySegment bytes, long at) {
    return content(bytes, at) + contentByteSize(bytes, at);
  }
}
