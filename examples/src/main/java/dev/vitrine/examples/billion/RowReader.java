// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/// Reads rows such as `Hamburg;12.0` into a table, and checks each of them.
///
/// The search for single bytes is the library's own, which core opens to this module; elsewhere a
/// loop does.
///
/// For one thread at a time.
final class RowReader {

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SEMICOLONS = ';' * ONES;

  private static final int MAX_NAME = 100;
  private static final int MAX_WORDS = MAX_NAME / Long.BYTES + 1;

  /// Looking at a row touches no byte further than this behind its first, whatever is there: words
  /// of a name and one too many, a number, its word.
  private static final int REACH = 128;

  private final StationTable table = new StationTable();
  private final long[] name = new long[MAX_WORDS];
  private final MemorySegment last = Arena.ofAuto().allocate(2 * REACH);
  private long fileOffset;

  /// {@return what has been read}
  StationTable table() {
    return table;
  }

  /// Reads rows.
  ///
  /// @param rows whole ones, the last of a file perhaps without a line feed
  /// @throws IllegalArgumentException at the first one seen that is not of the contest
  void read(FrozenSegment rows) {
    MemorySegment bytes = rows.bytes();
    fileOffset = rows.fileOffset();
    long end = bytes.byteSize() - REACH;
    long at = end < 3 * REACH ? 0 : readByTurns(bytes, end);
    readLast(bytes, readUntil(bytes, at, end));
  }

  private long readUntil(MemorySegment bytes, long from, long end) {
    long at = from;
    while (at < end) {
      at = readAny(bytes, at);
    }
    return at;
  }

  /// Reads the rows that begin less than [#REACH] before the end, from a copy with zeros behind it.
  private void readLast(MemorySegment bytes, long from) {
    long size = bytes.byteSize() - from;
    last.fill((byte) 0);
    MemorySegment.copy(bytes, from, last, 0, size);
    last.set(ValueLayout.JAVA_BYTE, size, (byte) '\n'); // which only the very last row may lack
    fileOffset += from;
    readUntil(last, 0, size);
  }

  /// Reads all rows that begin before `end`, from three places by turns.
  ///
  /// @return where the first row begins that has not been read
  private long readByTurns(MemorySegment bytes, long end) {
    long second = rowFrom(bytes, end / 3, end);
    long third = rowFrom(bytes, Math.max(second, end / 3 * 2), end);
    long[] places = {0, second, second, third, third, end};
    takeTurns(bytes, places);
    for (int i = 0; i < places.length; i += 2) {
      places[i] = readUntil(bytes, places[i], places[i + 1]);
    }
    return Math.max(places[0], Math.max(places[2], places[4]));
  }

  /// Reads rows from three places by turns, until one of them is done.
  ///
  /// Where a row begins is known late, after the end of the number before it. With three to choose
  /// from, the processor works on all of them at the same time; and nothing branches on the length
  /// of a name of less than 16 bytes. One loop body serves the three and is not cut into methods,
  /// which the compiler might not put together again; what is not in the loop is elsewhere, so that
  /// it is compiled soon.
  ///
  /// @param places three times where to read and where to stop
  private void takeTurns(MemorySegment bytes, long[] places) {
    long at = places[0];
    long until = places[1];
    long nextAt = places[2];
    long nextUntil = places[3];
    long lastAt = places[4];
    long lastUntil = places[5];
    while (at < until) {
      long first = bytes.get(WORD, at);
      long second = bytes.get(WORD, at + Long.BYTES);
      long hits = semicolons(first);
      long secondHits = semicolons(second);
      long goesOn = ~((hits | -hits) >> (Long.SIZE - 1)); // all bits if there are no hits
      long size = bytesBefore(hits) + (bytesBefore(secondHits) & goesOn);
      first &= upTo(hits);
      second &= upTo(secondHits) & goesOn;
      long number = bytes.get(WORD, at + size + 1);
      int slot = StationTable.slot(first, second);
      long rowEnd;
      if ((hits | secondHits) != 0 && table.isAt(slot, first, second) && Tenths.isValid(number)) {
        table.add(slot, Tenths.value(number));
        rowEnd = at + size + 1 + Tenths.byteSize(number);
      } else {
        rowEnd = readAny(bytes, at);
      }
      long rowUntil = until;
      at = nextAt;
      until = nextUntil;
      nextAt = lastAt;
      nextUntil = lastUntil;
      lastAt = rowEnd;
      lastUntil = rowUntil;
    }
    places[0] = at;
    places[1] = until;
    places[2] = nextAt;
    places[3] = nextUntil;
    places[4] = lastAt;
    places[5] = lastUntil;
  }

  /// {@return where the first row begins behind a place, at most `end`}
  private static long rowFrom(MemorySegment bytes, long place, long end) {
    long lineFeed = ByteScan.indexOf(bytes, place, end, (byte) '\n');
    return lineFeed == ByteScan.NONE ? end : lineFeed + 1;
  }

  /// Reads a row with a name of any length, known or not.
  ///
  /// @return where the next one begins
  private long readAny(MemorySegment bytes, long at) {
    long end = at;
    int count = 0;
    long hits = 0;
    while (hits == 0 && count < MAX_WORDS) {
      long word = bytes.get(WORD, at + (long) count * Long.BYTES);
      hits = semicolons(word);
      name[count++] = word & upTo(hits);
      end += bytesBefore(hits);
    }
    long number = bytes.get(WORD, end + 1);
    if (hits == 0 || end == at || end - at > MAX_NAME || !Tenths.isValid(number)) {
      throw malformed(at);
    }
    if (count == 1) {
      name[count++] = 0;
    }
    try {
      table.add(table.slot(name, count), Tenths.value(number));
    } catch (CharacterCodingException e) {
      throw malformed(at);
    }
    return end + 1 + Tenths.byteSize(number);
  }

  /// {@return the highest bit of the first byte that is a semicolon, and perhaps bits above}
  private static long semicolons(long word) {
    long others = word ^ SEMICOLONS;
    return (others - ONES) & ~others & HIGH_BITS;
  }

  /// {@return all bits up to the lowest one of the hits; all if there is none}
  private static long upTo(long hits) {
    return hits ^ (hits - 1);
  }

  /// {@return how many bytes stand before the first hit, 8 if there is none}
  private static long bytesBefore(long hits) {
    return (long) Long.numberOfTrailingZeros(hits) >>> 3;
  }

  private IllegalArgumentException malformed(long at) {
    return new IllegalArgumentException(
        "line: not of the contest at byte %d (allowed name;-99.9 to name;99.9)"
            .formatted(fileOffset + at));
  }
}
