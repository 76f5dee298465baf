// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileSize;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writing into a memory file of huge pages, which write(2) refuses: through a mapping that is gone
/// when the call returns.
final class HugeMemory {

  private HugeMemory() {}

  /// Writes bytes, and enlarges the file to whole huge pages as needed.
  ///
  /// @param pageByteSize the size of a huge page, in bytes
  /// @param byteOffset where to write, in bytes
  /// @throws IOException if there are no free huge pages
  static void write(Fd fd, long pageByteSize, long byteOffset, MemorySegment bytes)
      throws IOException {
    long end = Math.ceilDiv(byteOffset + bytes.byteSize(), pageByteSize) * pageByteSize;
    FileSize.truncate(fd, end);
    Path path = Path.of("/proc/self/fd/" + fd.number());
    try (Arena arena = Arena.ofConfined();
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment target = channel.map(MapMode.READ_WRITE, 0, end, arena);
      MemorySegment.copy(bytes, 0, target, byteOffset, bytes.byteSize());
    }
  }
}
