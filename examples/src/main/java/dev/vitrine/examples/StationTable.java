// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The temperatures of weather stations, by name: a hash table of open addressing.
///
/// Names are not copied. The bytes are frozen, so the place where a name was met first is as good
/// as the name, for as long as the file is open.
///
/// Temperatures are in tenths of a degree. For one thread at a time.
final class StationTable {

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SEMICOLONS = ';' * ONES;

  /// Spreads the bits of a name: 2^64 divided by the golden ratio, made odd.
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /// The contest has at most 10,000 stations, for which this is a third full.
  private static final int SLOT_BITS = 15;

  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int MAX_STATIONS = SLOTS / 2;

  private final MemorySegment bytes;
  private final long size;

  // What a slot holds, eight words: one line of the processor's cache.
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int SIZE = 2;
  private static final int PLACE = 3;
  private static final int LEAST = 4;
  private static final int GREATEST = 5;
  private static final int SUM = 6;
  private static final int COUNT = 7;
  private static final int SLOT_WORDS = 8;

  // INVARIANT: a slot is in use if its SIZE is above 0. Its name is at PLACE, and FIRST and SECOND
  // are the name's first 16 bytes, filled up with zeros.
  private final long[] slots = new long[SLOT_WORDS * SLOTS];
  private int stations;

  StationTable(MemorySegment bytes) {
    this.bytes = bytes;
    this.size = bytes.byteSize();
  }

  /// Adds the temperatures of lines.
  ///
  /// @param from where the first line begins
  /// @param to where the last line ends
  /// @throws IllegalArgumentException at a line that is not `name;temperature`
  void addLines(long from, long to) {
    for (long at = from; at < to; ) {
      long end = nameEnd(at, to);
      Tenths number = Tenths.at(word(end + 1), at);
      int tenths = number.value();
      add(station(at, end - at), tenths, tenths, tenths, 1);
      at = lineEnd(end + 1 + number.byteSize(), at);
    }
  }

  private long nameEnd(long from, long to) {
    for (long at = from; at < to; at += Long.BYTES) {
      long hits = semicolons(word(at));
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    throw Tenths.malformed(from);
  }

  /// {@return the highest bit of the first semicolon, and perhaps bits above}
  private static long semicolons(long word) {
    long others = word ^ SEMICOLONS;
    return (others - ONES) & ~others & HIGH_BITS;
  }

  private long lineEnd(long at, long line) {
    if (at == size) {
      return at;
    }
    if (bytes.get(ValueLayout.JAVA_BYTE, at) != '\n') {
      throw Tenths.malformed(line);
    }
    return at + 1;
  }

  /// {@return the eight bytes at a place, zeros for those behind the end}
  private long word(long at) {
    if (at <= size - Long.BYTES) {
      return bytes.get(WORD, at);
    }
    long word = 0;
    for (long i = size - 1; i >= at; i--) {
      word = (word << Byte.SIZE) | (bytes.get(ValueLayout.JAVA_BYTE, i) & 0xFF);
    }
    return word;
  }

  /// {@return the first bytes of a word, at most eight, filled up with zeros}
  private static long firstBytes(long word, long count) {
    return count >= Long.BYTES ? word : count <= 0 ? 0 : word & ((1L << (Byte.SIZE * count)) - 1);
  }

  /// {@return the index of a station's first word}
  private int station(long place, long nameSize) {
    long one = firstBytes(word(place), nameSize);
    long two = nameSize <= 8 ? 0 : firstBytes(word(place + Long.BYTES), nameSize - 8);
    int hash = (int) (((one ^ Long.rotateLeft(two, 29)) * FACTOR) >>> (Long.SIZE - SLOT_BITS));
    int slot = SLOT_WORDS * hash;
    while (slots[slot + SIZE] != 0) {
      if (slots[slot + FIRST] == one
          && slots[slot + SECOND] == two
          && hasName(slot, place, nameSize)) {
        return slot;
      }
      slot = (slot + SLOT_WORDS) % slots.length;
    }
    insert(slot, one, two, place, nameSize);
    return slot;
  }

  /// {@return whether a name whose first 16 bytes are those of a slot's is that name}
  private boolean hasName(int slot, long place, long nameSize) {
    long other = slots[slot + PLACE];
    return slots[slot + SIZE] == nameSize
        && (nameSize <= 2 * Long.BYTES
            || MemorySegment.mismatch(
                    bytes, place, place + nameSize, bytes, other, other + nameSize)
                < 0);
  }

  private void insert(int slot, long one, long two, long place, long nameSize) {
    if (nameSize == 0) {
      throw Tenths.malformed(place);
    }
    if (++stations > MAX_STATIONS) {
      throw new IllegalArgumentException("stations: more than " + MAX_STATIONS);
    }
    slots[slot + FIRST] = one;
    slots[slot + SECOND] = two;
    slots[slot + SIZE] = nameSize;
    slots[slot + PLACE] = place;
    slots[slot + LEAST] = Long.MAX_VALUE;
    slots[slot + GREATEST] = Long.MIN_VALUE;
  }

  private void add(int slot, long least, long greatest, long sum, long count) {
    slots[slot + LEAST] = Math.min(slots[slot + LEAST], least);
    slots[slot + GREATEST] = Math.max(slots[slot + GREATEST], greatest);
    slots[slot + SUM] += sum;
    slots[slot + COUNT] += count;
  }

  /// {@return this table, with what is in another one of the same bytes}
  StationTable with(StationTable other) {
    long[] from = other.slots;
    other
        .used()
        .forEach(slot ->
            add(
                station(from[slot + PLACE], from[slot + SIZE]),
                from[slot + LEAST],
                from[slot + GREATEST],
                from[slot + SUM],
                from[slot + COUNT]));
    return this;
  }

  private IntStream used() {
    return IntStream.range(0, SLOTS)
        .map(slot -> SLOT_WORDS * slot)
        .filter(slot -> slots[slot + SIZE] > 0);
  }

  /// {@return the stations with their temperatures, `name=least/mean/greatest`, in order of names}
  Stream<String> lines() {
    return used()
        .boxed()
        .sorted(Comparator.comparing(this::name))
        .map(slot -> name(slot) + "=" + temperatures(slot));
  }

  private String name(int slot) {
    MemorySegment name = bytes.asSlice(slots[slot + PLACE], slots[slot + SIZE]);
    return new String(name.toArray(ValueLayout.JAVA_BYTE), UTF_8);
  }

  /// As the contest prints them; the mean is divided and rounded as its baseline does.
  private String temperatures(int slot) {
    double mean = slots[slot + SUM] / 10.0 / slots[slot + COUNT];
    return slots[slot + LEAST] / 10.0
        + "/"
        + Math.round(mean * 10.0) / 10.0
        + "/"
        + slots[slot + GREATEST] / 10.0;
  }
}
