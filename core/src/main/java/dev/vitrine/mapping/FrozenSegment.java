// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Bytes that cannot change while they are open, and the [Guarantee] that says why.
///
/// Only this package makes one, always after the proof: [FrozenFile#segment()] for a file,
/// [Windows] for a part of one, [#copyOf] for bytes at hand. It becomes typed values through
/// [dev.vitrine.VerifiedView#verify].
///
/// Immutable and, unless it belongs to one thread ([#isShared()]), safe for use by many threads.
/// Valid until the file or window behind it is closed; then every access is an
/// [IllegalStateException].
public final class FrozenSegment {

  // INVARIANT: bytes is read-only and belongs to an arena that outlives no mapping; for as long as
  // that arena is alive and hold confirms, guarantee holds for every byte of it.
  private final Frozen frozen;
  private final String source;
  private final long fileOffset;

  FrozenSegment(Frozen frozen, String source, long fileOffset) {
    if (!frozen.bytes().isReadOnly()) {
      throw new IllegalArgumentException("frozen bytes must be read-only");
    }
    this.frozen = frozen;
    this.source = source;
    this.fileOffset = fileOffset;
  }

  /// Copies bytes into memory that nobody else has.
  ///
  /// The memory is released when the segment is no longer reachable. Cost: one copy, outside the
  /// heap.
  ///
  /// @param bytes what to copy
  /// @return a frozen copy, shared among threads
  public static FrozenSegment copyOf(byte[] bytes) {
    return copyOf(MemorySegment.ofArray(requireNonNull(bytes, "bytes")));
  }

  /// Copies a segment into memory that nobody else has.
  ///
  /// The memory is released when the frozen segment is no longer reachable. Cost: one copy, outside
  /// the heap.
  ///
  /// @param bytes what to copy; must not change meanwhile in a way that makes reading it fail
  /// @return a frozen copy, shared among threads
  public static FrozenSegment copyOf(MemorySegment bytes) {
    MemorySegment copy = Arena.ofAuto().allocate(bytes.byteSize(), Long.BYTES).copyFrom(bytes);
    Guarantee guarantee =
        new Guarantee(
            Mechanism.PRIVATE_COPY,
            Strength.PRIVATE,
            new Evidence.AnonymousMemory("copied from memory"));
    return new FrozenSegment(new Frozen(copy.asReadOnly(), guarantee, Hold.PERMANENT), "", 0);
  }

  /// {@return the bytes, read-only, beginning at any address: read them with unaligned layouts}
  public MemorySegment bytes() {
    return frozen.bytes();
  }

  /// {@return the number of bytes}
  public long byteSize() {
    return frozen.bytes().byteSize();
  }

  /// {@return why the bytes cannot change}
  public Guarantee guarantee() {
    return frozen.guarantee();
  }

  /// {@return where the first byte stands in the file or stream that the bytes came from, in bytes}
  public long fileOffset() {
    return fileOffset;
  }

  /// {@return the name of the file or stream that the bytes came from; empty if it has none}
  public String source() {
    return source;
  }

  /// {@return whether all threads may read it, not only the one that opened it}
  public boolean isShared() {
    Thread another = Thread.ofPlatform().unstarted(() -> {});
    return frozen.bytes().isAccessibleBy(another);
  }

  /// {@return a part of this segment, with the same guarantee}
  ///
  /// @param byteOffset where it begins, in `[0, byteSize()]`
  /// @param byteSize how long it is, in bytes, at most `byteSize() - byteOffset`
  /// @throws IndexOutOfBoundsException if the part does not lie inside this segment
  public FrozenSegment slice(long byteOffset, long byteSize) {
    Objects.checkFromIndexSize(byteOffset, byteSize, byteSize());
    MemorySegment part = frozen.bytes().asSlice(byteOffset, byteSize);
    return new FrozenSegment(
        new Frozen(part, frozen.guarantee(), frozen.hold()), source, fileOffset + byteOffset);
  }

  /// Makes sure that no byte can have changed until now.
  ///
  /// @throws GuaranteeLostException if one may have
  /// @throws IllegalStateException if the file or window has been closed
  public void confirm() {
    frozen.hold().confirm();
    if (!frozen.bytes().scope().isAlive()) {
      throw new IllegalStateException("closed" + (source.isEmpty() ? "" : " [" + source + "]"));
    }
  }

  @Override
  public String toString() {
    return "FrozenSegment[%d bytes, %s]".formatted(byteSize(), guarantee());
  }
}
