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
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

// LENGTH: one documented method for each kind of access and of region; the bodies are short.

/// Memory that *may* change while it is looked at: shared with other processes through a file, or
/// with other threads.
///
/// Nothing that is read here can be relied on a moment later, so there is no way from a live region
/// to a [dev.vitrine.VerifiedView] but by a [#snapshot]. What can be had is single values, each
/// read or written whole, in an [Ordering].
///
/// If another process truncates the file, an access beyond its new end is an [InternalError] at
/// some time later, and what it returned is garbage ([FileChannel#map(FileChannel.MapMode, long,
/// long, Arena)], JDK 25). Share memory whose size is sealed ([Seal#SHRINK]) to be safe from that.
/// Where a region lies is the system's choice; none can be placed over other memory.
///
/// Safe for use by many threads. After [#close()] every access is an [IllegalStateException].
public final class LiveRegion implements AutoCloseable {

  /// How an access is ordered with others: [VarHandle.AccessMode].
  public enum Ordering {
    /// Not at all. Whole for values of up to 4 bytes, and on 64-bit systems of 8.
    PLAIN,
    /// Whole, and in the order of other accesses to the same place.
    OPAQUE,
    /// What a thread wrote before it wrote a value so is visible to whoever read that value so.
    ACQUIRE_RELEASE,
    /// As above, and all such accesses have one order.
    VOLATILE
  }

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  // INVARIANT: bytes belongs to arena; if there is a file, bytes shows it from its byteOffset.
  private final Arena arena;
  private final MemorySegment bytes;
  private final Optional<SharedFile> file;

  /// The file behind a region.
  ///
  /// @param source open
  /// @param key what tells files apart, whatever their paths
  /// @param byteOffset where in it the region begins, in bytes
  private record SharedFile(Source source, Object key, long byteOffset) {}

  private LiveRegion(Arena arena, MemorySegment bytes, Optional<SharedFile> file) {
    this.arena = arena;
    this.bytes = bytes;
    this.file = file;
  }

  /// Makes a region without a file, zeroed: for the threads of this process.
  ///
  /// @param byteSize its size, in bytes, at least 0
  /// @return the region, to be closed by the caller
  /// @throws IllegalArgumentException if the size is negative
  public static LiveRegion allocate(long byteSize) {
    Arena arena = Arena.ofShared();
    return new LiveRegion(arena, arena.allocate(byteSize, Long.BYTES), Optional.empty());
  }

  /// Maps a part of a file for reading: what other processes write to it shows.
  ///
  /// @param path a regular file
  /// @param byteOffset where the part begins, in bytes, at least 0
  /// @param byteSize how long it is, in bytes, at least 0
  /// @return the region, to be closed by the caller
  /// @throws IllegalArgumentException if a number is negative or their sum is above 2^63 - 1
  /// @throws EOFException if the part reaches beyond the end of the file
  /// @throws IOException if the file cannot be mapped
  public static LiveRegion open(Path path, long byteOffset, long byteSize) throws IOException {
    return map(path, byteOffset, byteSize, MapMode.READ_ONLY, Set.of(StandardOpenOption.READ));
  }

  /// Maps a part of a file for reading and writing, shared with other processes. The file never
  /// grows by it.
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
        MapMode.READ_WRITE,
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /// Makes a region that begins as a copy of a part of a file; writes to either do not reach the
  /// other.
  ///
  /// It is copied at once, by read calls. A private mapping would show what others write to pages
  /// that were not written here.
  ///
  /// @param path a regular file
  /// @param byteOffset where the part begins, in bytes, at least 0
  /// @param byteSize how long it is, in bytes, at least 0
  /// @return the region, to be closed by the caller
  /// @throws IllegalArgumentException if a number is negative or their sum is above 2^63 - 1
  /// @throws EOFException if the part reaches beyond the end of the file
  /// @throws IOException if the file cannot be read
  public static LiveRegion openPrivate(Path path, long byteOffset, long byteSize)
      throws IOException {
    FreezePolicy part = FreezePolicy.DEFAULT.withRegion(byteOffset, byteSize);
    LiveRegion region = allocate(byteSize);
    try (Source source = Source.open(path)) {
      AnonymousCopy.read(source, part.extent(source), region.bytes);
      return region;
    } catch (IOException | RuntimeException e) {
      region.close();
      throw e;
    }
  }

  private static LiveRegion map(
      Path path, long byteOffset, long byteSize, MapMode mode, Set<StandardOpenOption> options)
      throws IOException {
    FreezePolicy part = FreezePolicy.DEFAULT.withRegion(byteOffset, byteSize);
    Source source = Source.open(path);
    Arena arena = Arena.ofShared();
    Path opened = source.reopenPath();
    try (FileChannel channel = FileChannel.open(opened, options)) {
      // Asked first, because mapping beyond the end would enlarge the file.
      Extent extent = part.extent(source);
      MemorySegment bytes = channel.map(mode, extent.byteOffset(), extent.byteSize(), arena);
      Object key = Files.readAttributes(opened, BasicFileAttributes.class).fileKey();
      SharedFile file =
          new SharedFile(source, Objects.requireNonNullElse(key, path), extent.byteOffset());
      return new LiveRegion(arena, bytes, Optional.of(file));
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

  /// {@return whether this region and another show a common byte}
  ///
  /// @param other another region
  public boolean overlaps(LiveRegion other) {
    if (file.isEmpty() || other.file.isEmpty()) {
      return this == other;
    }
    SharedFile mine = file.get();
    SharedFile theirs = other.file.get();
    return mine.key().equals(theirs.key())
        && mine.byteOffset() < theirs.byteOffset() + other.byteSize()
        && theirs.byteOffset() < mine.byteOffset() + byteSize();
  }

  /// {@return a byte, in no order with other accesses}
  ///
  /// @param offset in bytes, in `[0, byteSize())`
  /// @throws IndexOutOfBoundsException if it lies outside the region
  public byte getByte(long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }

  /// {@return an `int` in the byte order of the machine}
  ///
  /// @param offset in bytes, in `[0, byteSize() - 4]`, such that the address is a multiple of 4
  /// @param ordering with other accesses
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public int getInt(long offset, Ordering ordering) {
    return switch (ordering) {
      case PLAIN -> (int) INT.get(bytes, offset);
      case OPAQUE -> (int) INT.getOpaque(bytes, offset);
      case ACQUIRE_RELEASE -> (int) INT.getAcquire(bytes, offset);
      case VOLATILE -> (int) INT.getVolatile(bytes, offset);
    };
  }

  /// Writes an `int` in the byte order of the machine.
  ///
  /// @param offset in bytes, in `[0, byteSize() - 4]`, such that the address is a multiple of 4
  /// @param value what to write
  /// @param ordering with other accesses
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned, or the region is for reading only
  public void setInt(long offset, int value, Ordering ordering) {
    switch (ordering) {
      case PLAIN -> INT.set(bytes, offset, value);
      case OPAQUE -> INT.setOpaque(bytes, offset, value);
      case ACQUIRE_RELEASE -> INT.setRelease(bytes, offset, value);
      case VOLATILE -> INT.setVolatile(bytes, offset, value);
    }
  }

  /// {@return a `long` in the byte order of the machine}
  ///
  /// @param offset in bytes, in `[0, byteSize() - 8]`, such that the address is a multiple of 8
  /// @param ordering with other accesses
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned
  public long getLong(long offset, Ordering ordering) {
    return switch (ordering) {
      case PLAIN -> (long) LONG.get(bytes, offset);
      case OPAQUE -> (long) LONG.getOpaque(bytes, offset);
      case ACQUIRE_RELEASE -> (long) LONG.getAcquire(bytes, offset);
      case VOLATILE -> (long) LONG.getVolatile(bytes, offset);
    };
  }

  /// Writes a `long` in the byte order of the machine.
  ///
  /// @param offset in bytes, in `[0, byteSize() - 8]`, such that the address is a multiple of 8
  /// @param value what to write
  /// @param ordering with other accesses
  /// @throws IndexOutOfBoundsException if it lies outside the region
  /// @throws IllegalArgumentException if it is not aligned, or the region is for reading only
  public void setLong(long offset, long value, Ordering ordering) {
    switch (ordering) {
      case PLAIN -> LONG.set(bytes, offset, value);
      case OPAQUE -> LONG.setOpaque(bytes, offset, value);
      case ACQUIRE_RELEASE -> LONG.setRelease(bytes, offset, value);
      case VOLATILE -> LONG.setVolatile(bytes, offset, value);
    }
  }

  /// {@return a private copy of a part of the region, which can be verified: the only way from here
  /// to frozen bytes}
  ///
  /// Every byte is read once. A file is read by read calls, so that a truncated one is an
  /// [IOException]. While it is copied others may write: the copy may mix old and new, but it does
  /// not change afterwards. Its memory is released when it is no longer reachable.
  ///
  /// @param offset where the part begins, in bytes from the start of the region
  /// @param byteSize how long it is, in bytes
  /// @throws IndexOutOfBoundsException if the part does not lie inside the region
  /// @throws IOException if the file was truncated, or there is no memory
  public FrozenSegment snapshot(long offset, long byteSize) throws IOException {
    Objects.checkFromIndexSize(offset, byteSize, byteSize());
    if (file.isEmpty()) {
      return FrozenSegment.copyOf(bytes.asSlice(offset, byteSize));
    }
    FreezePolicy copy =
        FreezePolicy.DEFAULT
            .withMechanisms(Set.of(Mechanism.PRIVATE_COPY))
            .withCopyLimit(Long.MAX_VALUE)
            .withArena(ArenaKind.AUTOMATIC)
            .withRegion(file.get().byteOffset() + offset, byteSize);
    return FrozenFile.of(file.get().source(), copy).segment();
  }

  /// Unmaps the region, and closes the file.
  ///
  /// @throws IOException if closing the file fails
  @Override
  public void close() throws IOException {
    arena.close();
    if (file.isPresent()) {
      file.get().source().close();
    }
  }

  @Override
  public String toString() {
    String of = file.map(shared -> shared.source().path().toString()).orElse("memory");
    return "LiveRegion[%s, %d bytes]".formatted(of, byteSize());
  }
}
