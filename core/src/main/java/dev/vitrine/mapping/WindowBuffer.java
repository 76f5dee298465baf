// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.RecordFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The memory that windows are read into, and what has been read beyond the present one.
///
/// For one thread at a time.
final class WindowBuffer implements AutoCloseable {

  /// The answer of [#fill] when a record is larger than allowed.
  static final long TOO_LONG = -1;

  /// The size of a window, in bytes, while no record needs a larger one. Small enough to stay in a
  /// core's second-level cache, large enough that a system call for each costs nothing.
  private static final long WINDOW_BYTE_SIZE = 1 << 20;

  /// How many bytes more than its largest size a record may show before its boundary: CR LF.
  private static final int BOUNDARY_BYTE_SIZE = 2;

  private final String source;
  private WindowMemory memory;
  private long filled;
  private boolean atEnd;

  private WindowBuffer(String source, WindowMemory memory) {
    this.source = source;
    this.memory = memory;
  }

  /// {@return an empty buffer of the usual size}
  ///
  /// @param source the name of what is read, for messages
  /// @throws IOException if there is no memory
  static WindowBuffer allocate(String source) throws IOException {
    return new WindowBuffer(source, WindowMemory.allocate(WINDOW_BYTE_SIZE, source));
  }

  /// Reads until the buffer holds the end of a record, or the data ends.
  ///
  /// @param limit the largest record that is allowed, in bytes
  /// @return the size of the next window, in bytes; 0 if there is none, or [#TOO_LONG]
  long fill(ByteStream stream, RecordFormat<?> format, long limit) throws IOException {
    long searched = 0;
    while (true) {
      readUntilFull(stream);
      if (atEnd) {
        return filled;
      }
      long boundary = format.lastBoundary(memory.buffer().asSlice(0, filled), searched);
      if (boundary != RecordFormat.NO_BOUNDARY) {
        return boundary;
      }
      if (filled - BOUNDARY_BYTE_SIZE > limit) {
        return TOO_LONG;
      }
      searched = filled;
      long most = Math.min(limit, Long.MAX_VALUE - BOUNDARY_BYTE_SIZE - 1) + BOUNDARY_BYTE_SIZE + 1;
      grow(Math.max(Math.min(2 * filled, most), filled + 1));
    }
  }

  private void readUntilFull(ByteStream stream) throws IOException {
    MemorySegment buffer = memory.buffer();
    while (!atEnd && filled < buffer.byteSize()) {
      long count = stream.read(buffer.asSlice(filled));
      atEnd = count == 0;
      filled += count;
    }
  }

  private void grow(long byteSize) throws IOException {
    WindowMemory larger = WindowMemory.allocate(byteSize, source);
    MemorySegment.copy(memory.buffer(), 0, larger.buffer(), 0, filled);
    memory.close();
    memory = larger;
  }

  /// {@return whether the data has been read to its end}
  boolean isAtEnd() {
    return atEnd;
  }

  /// {@return how many bytes have been read and not been dropped}
  long filled() {
    return filled;
  }

  /// Moves what follows a window to the front.
  ///
  /// @param byteSize the size of the window, which is over, in bytes
  void drop(long byteSize) {
    MemorySegment buffer = memory.buffer();
    MemorySegment.copy(buffer, byteSize, buffer, 0, filled - byteSize);
    filled -= byteSize;
  }

  /// Takes what follows a window out of another buffer, in place of what is in this one.
  ///
  /// @param byteSize the size of the window, which stays in the other buffer, in bytes
  void takeRest(WindowBuffer other, long byteSize) throws IOException {
    long rest = other.filled - byteSize;
    filled = 0;
    if (rest > memory.buffer().byteSize()) {
      grow(rest);
    }
    MemorySegment.copy(other.memory.buffer(), byteSize, memory.buffer(), 0, rest);
    filled = rest;
    other.filled = byteSize;
  }

  /// {@return the first bytes, frozen for as long as the arena is open}
  ///
  /// @param byteOffset where they stand in the file or stream
  FrozenSegment publish(long byteSize, Arena window, long byteOffset) {
    Guarantee guarantee =
        new Guarantee(
            Mechanism.PRIVATE_COPY, Strength.PRIVATE, new Evidence.AnonymousMemory("window"));
    MemorySegment bytes = memory.publish(byteSize, window);
    return new FrozenSegment(new Frozen(bytes, guarantee, Hold.PERMANENT), source, byteOffset);
  }

  @Override
  public void close() {
    memory.close();
  }
}
