// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.lang.foreign.Arena;

/// The check after a copy: a file that became smaller meanwhile was cut under our hands. One that
/// grew is a log in use, and the copy is its beginning.
final class Shrunk {

  private Shrunk() {}

  /// @param extent what was to be copied
  /// @param copied how many bytes were read
  /// @throws IOException if the file shrank
  static void check(Source source, Extent extent, long copied) throws IOException {
    long expected = extent.byteOffset() + extent.byteSize();
    long now = Math.min(extent.byteOffset() + copied, source.byteSize());
    if (now < expected) {
      throw new IOException(
          "copy: file shrank while it was read at byte %d (found %d bytes, allowed %d) [%s]"
              .formatted(now, now, expected, source.path()));
    }
    if (!source.keepsSizes() && expected == 0 && hasByteAt(source, 0)) {
      throw new IOException(
          "copy: size unknown to the system at byte %d (found data, allowed end of file; Windows can"
                  .formatted(expected)
              + " read it) [%s]".formatted(source.path()));
    }
  }

  /// Files that the kernel makes up, below /proc for example, have data and the size 0. On file
  /// systems that are known not to do so, nobody asks: a file may grow and shrink meanwhile.
  private static boolean hasByteAt(Source source, long byteOffset) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      boolean found = source.read(byteOffset, arena.allocate(1)) > 0;
      return found && source.byteSize() == byteOffset; // else it grew just now
    }
  }
}
