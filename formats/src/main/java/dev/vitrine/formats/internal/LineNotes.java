// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.VerifyContext;
import java.util.Arrays;

/// What a checker found out about each line of a chunk, in one word each, so that cursors need not
/// find it again.
///
/// Lines that are too short to be worth it are not noted in whole chunks, which bounds the memory.
/// For one thread at a time.
public final class LineNotes {

  /// The note of a line of which nothing is known.
  public static final long NONE = 0;

  /// How many of the lowest bits of a note are the same for all grammars.
  public static final int COMMON_BITS = 17;

  private static final int SIZE_MASK = 0xFFFF;
  private static final int CARRIAGE_RETURN = 0x10000;

  /// One for each 32 bytes of a chunk: the words then take a quarter of the text at most.
  private static final int MAX_COUNT = (int) (VerifyContext.CHUNK_BYTE_SIZE / 32);

  /// Room for one for each 256 bytes at first, as lines of logs are, and for twice as many where it
  /// does not do.
  private static final int FIRST_BYTE_SIZE = 256;

  private static final long[] NOTHING = {};

  private final int firstCount;
  private final int maxCount;

  // INVARIANT: a note for which there is no room, with others behind it or not, is NONE or one of
  // too many.
  private long[] notes = NOTHING;
  private int count;

  /// Makes notes of the lines of a range.
  ///
  /// @param byteSize how long it is, in bytes
  public LineNotes(long byteSize) {
    maxCount = (int) Math.min(MAX_COUNT, byteSize / 32);
    firstCount = (int) (byteSize / FIRST_BYTE_SIZE) + 1;
  }

  /// {@return the part of a note that all grammars have in common, or [#NONE] if the line is too
  /// long}
  ///
  /// @param byteSize of its content, its end not counted
  /// @param carriageReturn whether it ends in CR LF
  public static long of(long byteSize, boolean carriageReturn) {
    return byteSize > SIZE_MASK ? NONE : byteSize | (carriageReturn ? CARRIAGE_RETURN : 0);
  }

  /// {@return the size of the content of a line, in bytes}
  static long byteSize(long note) {
    return note & SIZE_MASK;
  }

  /// {@return the size of the end of a line, in bytes}
  static int endByteSize(long note) {
    return (note & CARRIAGE_RETURN) != 0 ? 2 : 1;
  }

  /// Adds the note of the next line.
  ///
  /// @param note whose lowest bits are those of [#of], or [#NONE]
  public void add(long note) {
    if (note != NONE && count >= notes.length && count < maxCount) {
      notes = Arrays.copyOf(notes, Math.min(maxCount, Math.max(firstCount, 2 * count)));
    }
    if (count < notes.length) {
      notes[count] = note;
    }
    count++;
  }

  int count() {
    return count;
  }

  /// Forgets the notes behind the first ones.
  void backTo(int first) {
    count = first;
  }

  /// {@return the notes; empty if there are none of use, or too many}
  long[] toArray() {
    int kept = Math.min(count, notes.length);
    boolean known =
        count <= maxCount && Arrays.stream(notes, 0, kept).anyMatch(note -> note != NONE);
    return known ? Arrays.copyOf(notes, count) : NOTHING;
  }
}
