// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.AnonymousMemory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A file copied into memory without a name.
final class AnonymousCopy {

  private AnonymousCopy() {}

  /// @param reason why the copy cannot be sealed
  /// @throws dev.vitrine.internal.linux.LinuxException if there is no memory
  /// @throws OutOfMemoryError if there is no direct memory, without native access
  /// @throws IOException if the file cannot be read or shrank
  static Frozen of(Source source, Extent extent, Arena arena, String reason) throws IOException {
    long size = extent.byteSize();
    MemorySegment bytes =
        switch (source) {
          case DescriptorSource descriptor when size > 0 -> {
            AnonymousMemory memory = AnonymousMemory.allocate(size, arena);
            read(source, extent, memory.segment());
            yield memory.freeze();
          }
          case Source any -> read(any, extent, arena.allocate(size)).asReadOnly();
        };
    Guarantee guarantee =
        new Guarantee(
            Mechanism.PRIVATE_COPY, Strength.PRIVATE, new Evidence.AnonymousMemory(reason));
    return new Frozen(bytes, guarantee, Hold.PERMANENT);
  }

  /// {@return the target, filled with the extent by read calls}
  ///
  /// @throws IOException if the file cannot be read or shrank
  static MemorySegment read(Source source, Extent extent, MemorySegment target) throws IOException {
    long done = 0;
    while (done < extent.byteSize()) {
      long count = source.read(extent.byteOffset() + done, target.asSlice(done));
      if (count == 0) {
        break;
      }
      done += count;
    }
    Shrunk.check(source, extent, done);
    return target;
  }
}
