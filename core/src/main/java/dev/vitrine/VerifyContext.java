// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static java.util.Objects.requireNonNull;

import dev.vitrine.internal.scan.Utf8Diagnosis;
import dev.vitrine.internal.scan.Utf8Scan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// One verification while it runs: what a [Format] may use, and how it says what is wrong.
///
/// Made by [VerifiedView#verify], valid during the call of [Format#verify] only. Safe for use by
/// the threads that [#forEachChunk] starts.
public final class VerifyContext {

  /// How much of the data one thread verifies at a time, in bytes: so large that handing it out
  /// costs nothing (a few hundred nanoseconds against about 100 microseconds of work), so small
  /// that it stays in a core's second-level cache between two passes over it.
  public static final long CHUNK_BYTE_SIZE = 1 << 20;

  private static final int MAX_QUOTED_BYTES = 16;

  private final String formatName;
  private final FrozenSegment segment;
  private final VerifyOptions options;
  private final Map<String, Long> counts;
  private final LongAdder records = new LongAdder();

  VerifyContext(Format<?> format, FrozenSegment segment, VerifyOptions options) {
    this(
        format.name(),
        segment,
        segment.isShared() ? options : options.withThreads(1),
        new ConcurrentHashMap<>());
  }

  VerifyContext(
      String formatName, FrozenSegment segment, VerifyOptions options, Map<String, Long> counts) {
    this.formatName = formatName;
    this.segment = segment;
    this.options = requireNonNull(options, "options");
    this.counts = counts;
  }

  /// {@return how many threads [#forEachChunk] uses, at least 1; 1 where the segment belongs to one
  /// thread}
  public int threads() {
    return options.threads();
  }

  /// {@return the largest record that may be accepted, in bytes}
  public long maxRecordByteSize() {
    return options.maxRecordByteSize();
  }

  /// {@return how deep data may nest, in levels}
  public int maxDepth() {
    return options.maxDepth();
  }

  /// {@return how many records come before the first one of the segment; record and line numbers in
  /// messages count from there}
  public long firstRecord() {
    return options.firstRecord();
  }

  /// Says that some bytes have been verified. [#forEachChunk] does it by itself.
  ///
  /// @param byteSize how many since the last call; nothing happens if it is 0
  public void progress(long byteSize) {
    if (byteSize > 0) {
      options.progress().verified(byteSize);
    }
  }

  /// Adds to the number of records of the [Verification].
  ///
  /// @param increment how many more, at least 0
  public void countRecords(long increment) {
    records.add(increment);
  }

  /// Adds to another number of the [Verification].
  ///
  /// @param name what is counted, such as `malformed`
  /// @param increment how many more, at least 0
  public void count(String name, long increment) {
    counts.merge(name, increment, Long::sum);
  }

  /// Verifies the segment chunk by chunk, on [#threads()] threads.
  ///
  /// If chunks fail, the fault of the *first* of them in the data is thrown, whichever thread found
  /// its own first. Cost: every chunk is visited at most once.
  ///
  /// @param <R> what a chunk yields
  /// @param task called for every chunk, from several threads at the same time
  /// @return what the chunks yielded, in the order of the data; empty for an empty segment
  /// @throws InvalidDataException the first one that a chunk threw
  public <R> List<R> forEachChunk(ChunkTask<R> task) throws InvalidDataException {
    return new ChunkedRun<>(segment.byteSize(), CHUNK_BYTE_SIZE, task, this::progress)
        .run(threads());
  }

  /// Verifies that the whole segment is UTF-8, on [#threads()] threads.
  ///
  /// @throws InvalidDataException with an [Utf8Fault] and the offset of the first fault
  public void requireUtf8() throws InvalidDataException {
    forEachChunk((from, to) -> {
      requireUtf8Chunk(from, to);
      return to;
    });
  }

  /// Verifies that the characters that begin in one chunk are UTF-8, for [#forEachChunk].
  ///
  /// @param from where the chunk begins, in bytes from the start of the segment
  /// @param to where it ends, exclusive; both may lie inside a character
  /// @throws InvalidDataException with an [Utf8Fault] and the offset of the first fault
  /// @throws IndexOutOfBoundsException if the chunk does not lie inside the segment
  public void requireUtf8Chunk(long from, long to) throws InvalidDataException {
    Objects.checkFromToIndex(from, to, segment.byteSize());
    long start = Utf8Scan.characterStart(segment.bytes(), from);
    requireUtf8(start, Utf8Scan.characterStart(segment.bytes(), to), segment.byteSize());
  }

  /// Verifies that a part of the segment is UTF-8 by itself.
  ///
  /// @param byteOffset where it begins
  /// @param byteSize how long it is, in bytes
  /// @throws InvalidDataException with an [Utf8Fault] and the offset of the first fault
  /// @throws IndexOutOfBoundsException if the part does not lie inside the segment
  public void requireUtf8(long byteOffset, long byteSize) throws InvalidDataException {
    Objects.checkFromIndexSize(byteOffset, byteSize, segment.byteSize());
    long end = byteOffset + byteSize;
    requireUtf8(byteOffset, end, end);
  }

  /// The text may go on after `to`, up to `end`: that decides what a sequence cut by `to` is.
  private void requireUtf8(long from, long to, long end) throws InvalidDataException {
    long bad = Utf8Scan.firstFault(segment.bytes(), from, to);
    if (bad != Utf8Scan.VALID) {
      Utf8Diagnosis diagnosis = Utf8Diagnosis.of(segment.bytes(), bad, end);
      throw invalid(
          diagnosis.fault(), bad, hex(bad, diagnosis.quotedByteSize()), diagnosis.allowed());
    }
  }

  /// Makes the exception for a fault.
  ///
  /// @param fault what is wrong
  /// @param byteOffset the first bad byte, from the start of the segment
  /// @param found the value met, in words or by [#hex]
  /// @param allowed the values that would be right
  /// @return the exception, to be thrown by the caller
  public InvalidDataException invalid(Fault fault, long byteOffset, String found, String allowed) {
    return invalid(fault, byteOffset, "found %s, allowed %s".formatted(found, allowed));
  }

  /// Makes the exception for a fault that has no values to tell.
  ///
  /// @param fault what is wrong
  /// @param byteOffset the first bad byte, from the start of the segment
  /// @return the exception, to be thrown by the caller
  public InvalidDataException invalid(Fault fault, long byteOffset) {
    return invalid(fault, byteOffset, "");
  }

  /// Makes the exception for a record that is larger than [#maxRecordByteSize()].
  ///
  /// @param byteOffset where the record begins, from the start of the segment
  /// @return the exception, to be thrown by the caller
  public InvalidDataException tooLong(long byteOffset) {
    String limit = maxRecordByteSize() + " bytes";
    return invalid(RecordFault.TOO_LONG, byteOffset, "more than " + limit, limit);
  }

  private InvalidDataException invalid(Fault fault, long byteOffset, String detail) {
    long place = Math.addExact(segment.fileOffset(), byteOffset);
    return new InvalidDataException(formatName, fault, place, detail, "", segment.source());
  }

  /// {@return bytes of the segment in hexadecimal, at most 16 of them, cut at its end}
  ///
  /// @param byteOffset the first byte
  /// @param byteSize how many
  public String hex(long byteOffset, long byteSize) {
    long size = Math.min(Math.min(byteSize, MAX_QUOTED_BYTES), segment.byteSize() - byteOffset);
    if (size <= 0) {
      return "end of data";
    }
    byte[] quoted = segment.bytes().asSlice(byteOffset, size).toArray(ValueLayout.JAVA_BYTE);
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(quoted);
  }

  /// Verifies a part of the segment as another format; see [PartVerifier].
  ///
  /// @param <U> the type of the inner value
  /// @param byteOffset where the part begins
  /// @param byteSize how long it is, in bytes
  /// @param format what it ought to be
  /// @param step the way to the part, for [InvalidDataException#path()], such as `frame[3]`
  /// @return the inner value
  /// @throws InvalidDataException if it is not of that format
  /// @throws IndexOutOfBoundsException if it does not lie inside the segment
  public <U> U verifyPart(long byteOffset, long byteSize, Format<U> format, String step)
      throws InvalidDataException {
    return parts(format).verify(byteOffset, byteSize, () -> step);
  }

  /// {@return what verifies many parts of the segment as another format}
  ///
  /// @param <U> the type of the inner values
  /// @param format what the parts ought to be
  public <U> PartVerifier<U> parts(Format<U> format) {
    return new PartVerifier<>(segment, requireNonNull(format, "format"), options, counts);
  }

  long records() {
    return records.sum();
  }

  Map<String, Long> counts() {
    return counts;
  }

  /// What is done to one chunk of the data.
  ///
  /// @param <R> what a chunk yields
  @FunctionalInterface
  public interface ChunkTask<R> {

    /// Verifies the records that begin in `[from, to)`. A record may reach beyond `to`.
    ///
    /// @param from where the chunk begins, in bytes from the start of the segment
    /// @param to where it ends, exclusive
    /// @return what the chunk yields
    /// @throws InvalidDataException if a record of this chunk is wrong
    R verify(long from, long to) throws InvalidDataException;
  }
}
