// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;

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
  }
}
