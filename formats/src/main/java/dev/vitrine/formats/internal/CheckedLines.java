// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.text.MalformedLine;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Lines that a grammar has been held against, of which some may have failed.
///
/// Immutable and safe for use by many threads.
public final class CheckedLines implements CheckedRecords {

  /*
   * Which lines are malformed is kept for blocks of 64 KiB, one bit each, not for lines: a file of
   * a billion bad lines costs no more memory than one of a billion good ones. Lines that begin in a
   * clean block need no look again. Lines that begin in a block with a bad one go through the same
   * grammar once more, which is how the bad ones are told from the good ones and how they are found
   * by those who ask for them.
   *
   * What the check found out about lines is noted for cursors, as far as a fixed amount of memory
   * goes: all lines of a window, and the first 100 MiB or so of a log that is frozen as a whole.
   */

  /// How many notes are kept, 8 bytes each: 4 MiB.
  private static final int MAX_NOTES = 1 << 19;

  // INVARIANT: every line of bytes that begins in a block whose flag is not set is well-formed by
  // the grammar and is UTF-8; index was built from bytes.
  private final MemorySegment bytes;
  private final LineIndex index;
  private final long[] flags;
  private final List<long[]> notes;
  private final long malformedCount;
  private final long otherCount;
  private final Supplier<LineChecker> grammar;

  private CheckedLines(
      MemorySegment bytes,
      LineIndex index,
      long[] flags,
      List<long[]> notes,
      long malformedCount,
      long otherCount,
      Supplier<LineChecker> grammar) {
    this.bytes = bytes;
    this.index = index;
    this.flags = flags;
    this.notes = notes;
    this.malformedCount = malformedCount;
    this.otherCount = otherCount;
    this.grammar = grammar;
  }

  /// Holds a grammar against every line of a segment.
  ///
  /// @param bytes frozen
  /// @param context of the verification
  /// @param grammar makes a checker for each thread
  /// @param failFast whether the first malformed line fails the whole segment
  /// @throws InvalidDataException for the first malformed line, if `failFast`
  public static CheckedLines verify(
      MemorySegment bytes, VerifyContext context, Supplier<LineChecker> grammar, boolean failFast)
      throws InvalidDataException {
    AtomicInteger notesLeft = new AtomicInteger(MAX_NOTES);
    List<CheckedChunk> chunks =
        context.forEachChunk((from, to) ->
            new ChunkCheck(bytes, from, to, grammar.get(), failFast, context)
                .run()
                .keeping(notesLeft));
    List<int[]> lineFeeds = new ArrayList<>(chunks.size());
    long[] flags = new long[chunks.size()];
    long malformed = 0;
    long others = 0;
    for (CheckedChunk chunk : chunks) {
      flags[lineFeeds.size()] = chunk.flags();
      lineFeeds.add(chunk.lineFeeds());
      malformed += chunk.malformed();
      others += chunk.others();
    }
    LineIndex index = LineIndex.of(bytes, lineFeeds);
    context.countRecords(index.count());
    context.count("malformed", malformed);
    List<long[]> notes = chunks.stream().map(CheckedChunk::notes).toList();
    return new CheckedLines(bytes, index, flags, notes, malformed, others, grammar);
  }

  @Override
  public MemorySegment bytes() {
    return bytes;
  }

  /// {@return where the lines are}
  LineIndex index() {
    return index;
  }

  @Override
  public NoteWalk notes() {
    return new NoteWalk(notes);
  }

  @Override
  public long count() {
    return index.count();
  }

  @Override
  public long entryCount() {
    return count() - malformedCount - otherCount;
  }

  @Override
  public long malformedCount() {
    return malformedCount;
  }

  @Override
  public boolean isSuspect(long from) {
    long block = from / LineIndex.BLOCK_BYTE_SIZE;
    int chunk = (int) (block / CheckedChunk.BLOCKS);
    return (flags[chunk] >>> (block % CheckedChunk.BLOCKS) & 1) != 0;
  }

  @Override
  public LineChecker checker() {
    return new Utf8LineChecker(grammar.get());
  }

  @Override
  public RecordSpan span() {
    return new LineSpan(bytes, 0);
  }

  @Override
  public Iterable<MalformedLine> malformed() {
    return () -> new MalformedWalk(this);
  }
}
