// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Private memory that is filled and lent out again and again: each time under an arena of its own,
/// after whose close no access to what was lent succeeds any more.
///
/// For one thread at a time. Valid until it is closed, which every lent arena must have been
/// before.
public final class LentMemory implements AutoCloseable {

  // INVARIANT: memory belongs to owner, which only close() closes.
  private final Arena owner;
  private final MemorySegment memory;

  private LentMemory(Arena owner, MemorySegment memory) {
    this.owner = owner;
    this.memory = memory;
  }

  /// {@return memory to lend, zeroed}
  ///
  /// @param byteSize how much, in bytes, 1 or greater
  /// @throws LinuxException `ENOMEM`
  public static LentMemory allocate(long byteSize) throws LinuxException {
    Arena owner = Arena.ofShared();
    try {
      return new LentMemory(owner, AnonymousMemory.allocate(byteSize, owner).segment());
    } catch (LinuxException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /// {@return the memory, to be filled; not to be written while it is lent}
  public MemorySegment segment() {
    return memory;
  }

  /// {@return a part of the memory, read-only, for as long as `borrower` is open}
  ///
  /// @param byteOffset where the part begins, in bytes
  /// @param byteSize how long it is, in bytes
  /// @param borrower closed before the memory is written again, and before this is closed
  /// @throws IndexOutOfBoundsException if the part does not lie inside the memory
  // SAFETY: the lent segment must not reach other memory, nor live longer than it.
  // - Its address and size are those of a slice, which asSlice has checked.
  // - The pages stay mapped until `owner` is closed, by close() below, which by the contract of
  // this
  //   class comes after the close of `borrower`: "accessing a segment whose arena has been closed
  //   fails" (Arena, JDK 25).
  @SuppressWarnings("restricted") // MemorySegment.reinterpret
  public MemorySegment lend(long byteOffset, long byteSize, Arena borrower) {
    return memory.asSlice(byteOffset, byteSize).reinterpret(borrower, null).asReadOnly();
  }

  @Override
  public void close() {
    owner.close();
  }
}
