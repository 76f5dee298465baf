// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.mapping.FrozenSegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/// Verified frames, one after the other, and the values of their payloads.
///
/// ```java
/// Frames<Utf8Slice> messages =
///     file.verify(Frames.u32LittleEndian().of(Text.utf8())).get();
/// Utf8Slice third = messages.value(2);
/// ```
///
/// A sparse index, at most 1/256 of the data, is built during verification, so that any frame is
/// found by reading a few others.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
///
/// @param <T> the type of a payload's value
public final class Frames<T> implements Iterable<Frame<T>> {

  // INVARIANT: walk went through segment, which is frozen, up to validByteSize; the payloads before
  // it were verified by the format that values come from.
  private final FrozenSegment segment;
  private final FrameWalk walk;
  private final Values<T> values;

  Frames(FrozenSegment segment, FrameWalk walk, Values<T> values) {
    this.segment = segment;
    this.walk = walk;
    this.values = values;
  }

  /// {@return the format of payloads with their size in front, 16 bits, little-endian}
  public static FrameFormat<FrozenSegment> u16LittleEndian() {
    return FrameFormat.of(new FixedPrefix("u16le/1", Short.BYTES, false));
  }

  /// {@return the format of payloads with their size in front, 16 bits, big-endian}
  public static FrameFormat<FrozenSegment> u16BigEndian() {
    return FrameFormat.of(new FixedPrefix("u16be/1", Short.BYTES, true));
  }

  /// {@return the format of payloads with their size in front, 32 bits, little-endian}
  public static FrameFormat<FrozenSegment> u32LittleEndian() {
    return FrameFormat.of(new FixedPrefix("u32le/1", Integer.BYTES, false));
  }

  /// {@return the format of payloads with their size in front, 32 bits, big-endian}
  public static FrameFormat<FrozenSegment> u32BigEndian() {
    return FrameFormat.of(new FixedPrefix("u32be/1", Integer.BYTES, true));
  }

  /// {@return the format of payloads with their size in front, 64 bits, little-endian}
  public static FrameFormat<FrozenSegment> u64LittleEndian() {
    return FrameFormat.of(new FixedPrefix("u64le/1", Long.BYTES, false));
  }

  /// {@return the format of payloads with their size in front, 64 bits, big-endian}
  public static FrameFormat<FrozenSegment> u64BigEndian() {
    return FrameFormat.of(new FixedPrefix("u64be/1", Long.BYTES, true));
  }

  /// {@return the format of payloads with their size in front as a variable-length integer, which
  /// is that of delimited messages of Protocol Buffers}
  ///
  /// A size must be written in as few bytes as possible, as every writer does.
  public static FrameFormat<FrozenSegment> varint() {
    return FrameFormat.of(VarintPrefix.INSTANCE);
  }

  /// {@return the format of write-ahead logs of LevelDB and RocksDB}
  ///
  /// Fragments of the types 1 to 4, and the recyclable ones 5 to 8, whose log number must be the
  /// same in the whole file. Every checksum is compared. Records of several fragments are payloads
  /// in pieces.
  public static FrameFormat<FrozenSegment> levelDbLog() {
    return FrameFormat.of(LevelDbLog.INSTANCE);
  }

  /// {@return the format of TensorFlow's record files (TFRecord)}
  ///
  /// Both checksums of every record are compared.
  public static FrameFormat<FrozenSegment> tfRecord() {
    return FrameFormat.of(TfRecord.INSTANCE);
  }

  /// {@return the number of frames; O(1)}
  public long count() {
    return walk.count();
  }

  /// {@return how many bytes from the start of the segment are valid: all, unless there is a torn
  /// tail}
  public long validByteSize() {
    return walk.end();
  }

  /// {@return the cut frame at the end, or empty if the data ends with a whole one; never there
  /// unless [FrameFormat#acceptingTornTail()]}
  public Optional<TornTail> tornTail() {
    return walk.isTorn()
        ? Optional.of(new TornTail(walk.end(), segment.byteSize() - walk.end()))
        : Optional.empty();
  }

  /// {@return a cursor before the first frame: the way that allocates nothing}
  public FrameCursor<T> cursor() {
    return new FrameCursor<>(this, 0, 0);
  }

  /// {@return a cursor before a frame: the next call of [FrameCursor#advance()] comes to it}
  ///
  /// Reads the headers of a few thousand frames at most to find it, within 1 MiB.
  ///
  /// @param index of the frame, in `[0, count()]`
  /// @throws IndexOutOfBoundsException if there is no such frame
  public FrameCursor<T> cursor(long index) {
    Objects.checkIndex(index, count() + 1);
    int sample = walk.index.sampleOfFrame(index);
    long first = walk.index.framesBefore(sample);
    FrameCursor<T> cursor = new FrameCursor<>(this, walk.index.byteOffset(sample), first);
    for (long i = first; i < index; i++) {
      cursor.advance();
    }
    return cursor;
  }

  /// {@return the value of one payload, which is not verified again}
  ///
  /// Finds the frame as [#cursor(long)] does.
  ///
  /// @param index of the frame, in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such frame
  public T value(long index) {
    Objects.checkIndex(index, count());
    FrameCursor<T> cursor = cursor(index);
    cursor.advance();
    return cursor.value();
  }

  /// {@return the frames, one object each}
  @Override
  public Iterator<Frame<T>> iterator() {
    FrameCursor<T> cursor = cursor();
    return new Iterator<>() {
      private long left = count();

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public Frame<T> next() {
        if (!cursor.advance()) {
          throw new NoSuchElementException("no frame after index " + cursor.index());
        }
        left--;
        return cursor.frame();
      }
    };
  }

  FrozenSegment segment() {
    return segment;
  }

  FrameReader reader() {
    return walk.reader;
  }

  Values<T> values() {
    return values;
  }

  @Override
  public String toString() {
    return "Frames[%d frames, %d bytes]".formatted(count(), validByteSize());
  }
}
