// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LentMemory;
import dev.vitrine.internal.linux.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The memory that windows are read into, one after the other.
///
/// For one thread at a time.
sealed interface WindowMemory extends AutoCloseable {

  /// {@return memory of that size, in bytes}
  ///
  /// @param source what it is for
  /// @throws IOException if there is none
  static WindowMemory allocate(long byteSize, String source) throws IOException {
    try {
      return switch (Kernel.current()) {
        case Kernel.Ready ready -> new Lent(LentMemory.allocate(byteSize));
        case Kernel.Unavailable unavailable -> Copied.allocate(byteSize);
      };
    } catch (LinuxException e) {
      throw ReadFailure.of(source, e);
    }
  }

  /// {@return the memory to fill; not to be written while a window is published}
  MemorySegment buffer();

  /// {@return the first bytes of the buffer, read-only, as long as the arena is open}
  MemorySegment publish(long byteSize, Arena window);

  @Override
  void close();

  /// Memory whose lifetime can be cut into windows: nothing is copied, and the same pages, still in
  /// the processor's cache, serve each window.
  record Lent(LentMemory memory) implements WindowMemory {
    @Override
    public MemorySegment buffer() {
      return memory.segment();
    }

    @Override
    public MemorySegment publish(long byteSize, Arena window) {
      return memory.lend(0, byteSize, window);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  /// Without native access a lifetime cannot be cut, so each window gets memory of its own.
  record Copied(Arena arena, MemorySegment buffer) implements WindowMemory {
    static Copied allocate(long byteSize) {
      Arena arena = Arena.ofShared();
      return new Copied(arena, arena.allocate(byteSize));
    }

    @Override
    public MemorySegment publish(long byteSize, Arena window) {
      MemorySegment copy = window.allocate(byteSize);
      return copy.copyFrom(buffer.asSlice(0, byteSize)).asReadOnly();
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
