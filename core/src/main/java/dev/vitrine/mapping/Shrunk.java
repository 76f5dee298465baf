// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;

/// The check after a copy: a file that became smaller meanwhile was cut under our hands. One that
/// grew is a log in use, and the copy is its beginning.
final class Shrunk {

  private Shrunk() {}

  /// @param copied how many bytes were read
  /// @param expected the size before
  /// @throws IOException if the file shrank
  static void check(Source source, long copied, long expected) throws IOException {
    long now = Math.min(copied, source.byteSize());
    if (now < expected) {
      throw new IOException(
          "copy: file shrank while it was read at byte %d (found %d bytes, allowed %d) [%s]"
              .formatted(now, now, expected, source.path()));
    }
  }
}
