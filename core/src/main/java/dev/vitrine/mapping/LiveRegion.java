// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A part of a file that *may* change while it is looked at: memory shared with other processes.
///
/// Nothing that is read here can be relied on a moment later, so there is no way from a live region
/// to a [dev.vitrine.VerifiedView]: take a [#snapshot] and verify that. What can be had is single
/// values, each read or written whole, with the ordering that the method names
/// ([VarHandle.AccessMode], "plain" excepted): opaque, acquire and release, volatile.
///
/// If another process truncates the file, an access beyond its new end is an [InternalError] at
/// some time later, and what it returned is garbage ([FileChannel#map(FileChannel.MapMode, long,
/// long, Arena)], JDK 25). Share memory whose size is sealed ([Seal#SHRINK]) to be safe from that.
///
/// Safe for use by many threads. After [#close()] every access is an [IllegalStateException].
public final class LiveRegion implements AutoCloseable {

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final Source source;
  private final Optional<Object> fileKey;
  private final long byteOffset;
  private final Arena arena;
  private final MemorySegment bytes;

  private LiveRegion(
      Source source, Optional<Object> fileKey, long byteOffset, Arena arena, MemorySegment bytes) {
    this.source = source;
    this.fileKey = fileKey;
    this.byteOffset = byteOffset;
    this.arena = arena;
    this.bytes = bytes;
  }

  /// Maps a part of a file for reading.
  ///
  /// @param path a regular file
  /// @param byteOffset where the part begins, in bytes, at least 0
  /// @param byteSize how long it is, in bytes, at least 0
  /// @return the region, to be closed by the caller
  /// @throws IllegalArgumentException if a number is negative or their sum is above 2^63 - 1
  /// @throws EOFException if the part reaches beyond the end of the file
  /// @throws IOException if the file cannot be mapped
  public static LiveRegion open(Path path, long byteOffset, long byteSize) throws IOException {
    return map(
        path, byteOffset, byteSize, FileChannel.MapMode.READ_ONLY, Set.of(StandardOpenOption.READ));
  }

  /// Maps a part of a file for reading and writing. The file never grows by it.
  ///
  /// @param path a regular file
  /// @param byteOffset where the part begins, in bytes, at least 0
  /// @param byteSize how long it is, in bytes, at least 0
  /// @return the region, to be closed by the caller
  /// @throws IllegalArgumentException if a number is negative or their sum is above 2^63 - 1
  /// @throws EOFException if the part reaches beyond the end of the file
  /// @throws IOException if the file cannot be mapped
  public static LiveRegion openWritable(Path path, long byteOffset, long byteSize)
      throws IOException {
    return map(
        path,
        byteOffset,
        byteSize,
        FileChannel.MapMode.READ_WRITE,
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static LiveRegion map(
      Path path,
      long byteOffset,
      long byteSize,
      FileChannel.MapMode mode,
      Set<StandardOpenOption> options)
      throws IOException {
    if (byteOffset < 0 || byteSize < 0 || byteOffset > Long.MAX_VALUE - byteSize) {
      throw new IllegalArgumentException(
          "region: out of range (found offset %d and size %d, allowed 0 to 2^63-1 and their sum)"
              .formatted(byteOffset, byteSize));
    }
    Source source = Source.open(path);
    Arena arena = Arena.ofShared();
    Path opened = source.reopenPath();
    try (FileChannel channel = FileChannel.open(opened, options)) {
      long end = channel.size();
      if (byteOffset > end || byteSize > end - byteOffset) {
        // Asked now, because mapping would enlarge the file, and reading beyond its end would fail.
        throw new EOFException(
            "region: past the end at byte %d (found offset %d and size %d, allowed up to %d) [%s]"
                .formatted(end, byteOffset, byteSize, end, path));
      }
      MemorySegment bytes = channel.map(mode, byteOffset, byteSize, arena);
      Object key = Files.readAttributes(opened, BasicFileAttributes.class).fileKey();
      return new LiveRegion(source, Optional.ofNullable(key), byteOffset, arena, bytes);
    } catch (IOException | RuntimeException e) {
      arena.close();
      source.close();
      throw e;
    }
  }

  /// {@return the size of the region, in bytes}
  public long byteSize() {
    return bytes.byteSize();
  }

  /// {@return whether this region and another show a common byte of one file}
  ///
  /// @param other another region
  public boolean overlaps(LiveRegion other) {
    boolean sameFile =
        fileKey.isPresent()
            ? fileKey.equals(other.fileKey)
            : source.path().equals(other.source.path());
    return sameFile
        && byteOffset < other.byteOffset + other.byteSize()
        && other.byteOffset < byteOffset + byteSize();
  }

  /// {@return a byte}
  ///
  /// @param offset in bytes, in `[0, byteSize())`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  public byte getByte(long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }

  /// {@return an `int` in the byte order of the machine, read with acquire ordering: what its
  /// writer wrote before a [#setIntRelease] is visible after this}
  ///
  /// @param offset in bytes, a multiple of 4, in `[0, byteSize() - 4]`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public int getIntAcquire(long offset) {
    return (int) INT.getAcquire(bytes, offset);
  }

  /// Writes an `int` in the byte order of the machine, with release ordering.
  ///
  /// @param offset in bytes, a multiple of 4, in `[0, byteSize() - 4]`
  /// @param value what to write
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned, or the region is for reading only
  public void setIntRelease(long offset, int value) {
    INT.setRelease(bytes, offset, value);
  }

  /// {@return a `long` in the byte order of the machine, whole but in no order with other accesses}
  ///
  /// @param offset in bytes, a multiple of 8, in `[0, byteSize() - 8]`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public long getLongOpaque(long offset) {
    return (long) LONG.getOpaque(bytes, offset);
  }

  /// {@return a `long` in the byte order of the machine, read with acquire ordering}
  ///
  /// @param offset in bytes, a multiple of 8, in `[0, byteSize() - 8]`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public long getLongAcquire(long offset) {
    return (long) LONG.getAcquire(bytes, offset);
  }

  /// {@return a `long` in the byte order of the machine, read with volatile ordering}
  ///
  /// @param offset in bytes, a multiple of 8, in `[0, byteSize() - 8]`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public long getLongVolatile(long offset) {
    return (long) LONG.getVolatile(bytes, offset);
  }

  /// Writes a `long` in the byte order of the machine, with release ordering.
  ///
  /// @param offset in bytes, a multiple of 8, in `[0, byteSize() - 8]`
  /// @param value what to write
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned, or the region is for reading only
  public void setLongRelease(long offset, long value) {
    LONG.setRelease(bytes, offset, value);
  }

  /// Writes a `long` in the byte order of the machine, with volatile ordering.
  ///
  /// @param offset in bytes, a multiple of 8, in `[0, byteSize() - 8]`
  /// @param value what to write
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned, or the region is for reading only
  public void setLongVolatile(long offset, long value) {
    LONG.setVolatile(bytes, offset, value);
  }

  /// {@return a private copy of a part of the region, which can be verified}
  ///
  /// It is read by read calls, so a truncated file is an [IOException]. While it is copied other
  /// processes may write: it may mix old and new, but it does not change afterwards.
  ///
  /// @param offset where the part begins, in bytes from the start of the region
  /// @param byteSize how long it is, in bytes
  /// @throws IndexOutOfBoundsException if the part does not lie inside the region
  /// @throws IOException if the file was truncated, or there is no memory
  public FrozenFile snapshot(long offset, long byteSize) throws IOException {
    Objects.checkFromIndexSize(offset, byteSize, byteSize());
    FreezePolicy copy =
        FreezePolicy.DEFAULT
            .withMechanisms(Set.of(Mechanism.PRIVATE_COPY))
            .withCopyLimit(Long.MAX_VALUE)
            .withRegion(byteOffset + offset, byteSize);
    return FrozenFile.of(source, copy);
  }

  /// Unmaps the region, and closes the file.
  ///
  /// @throws IOException if closing the file fails
  @Override
  public void close() throws IOException {
    arena.close();
    source.close();
  }

  @Override
  public String toString() {
    return "LiveRegion[%s, %d bytes from %d]".formatted(source.path(), byteSize(), byteOffset);
  }
}
