// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The temperatures of weather stations, by name: a hash table of open addressing.
///
/// A name is known by its words: its bytes and the semicolon behind them, eight at a time, the
/// first lowest, filled up with zeros; always two or more. It is checked to be UTF-8 when it is met
/// first: the same bytes need no second check.
///
/// For one thread at a time.
final class StationTable {

  private static final int MAX_STATIONS = 10_000;

  /// A third of the slots is in use with as many stations as there may be.
  private static final int SLOT_BITS = 15;

  /// Spreads the bits of a name: 2^64 divided by the golden ratio, made odd.
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  // What a slot holds, in words: first what each row needs.
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int LEAST = 2;
  private static final int GREATEST = 3;
  private static final int SUM = 4;
  private static final int COUNT = 5;
  private static final int STATION = 6; // one more than its index; 0 if the slot is free
  private static final int SLOT_WORDS = 8;

  // INVARIANT: FIRST and SECOND are the words of a name of two, which are never both 0, for the
  // semicolon is among them. They are 0 if the name is longer, or the slot is free.
  private final long[] slots = new long[SLOT_WORDS << SLOT_BITS];
  private final List<String> names = new ArrayList<>();
  private final List<long[]> words = new ArrayList<>();

  /// {@return the first slot that a name of two words may have}
  static int slot(long first, long second) {
    return slot(Long.rotateLeft(first, 29) ^ second);
  }

  private static int slot(long mixed) {
    return SLOT_WORDS * (int) ((mixed * FACTOR) >>> (Long.SIZE - SLOT_BITS));
  }

  /// {@return whether a slot is that of a name of two words}
  boolean isAt(int slot, long first, long second) {
    return ((slots[slot + FIRST] ^ first) | (slots[slot + SECOND] ^ second)) == 0;
  }

  /// {@return the slot of a name, which it is given if it is new}
  ///
  /// @param name holds its words
  /// @param count how many they are
  /// @throws CharacterCodingException if it is not UTF-8, or has a line feed in it
  int slot(long[] name, int count) throws CharacterCodingException {
    long mixed = 0;
    for (int i = 0; i < count; i++) {
      mixed = Long.rotateLeft(mixed, 29) ^ name[i];
    }
    int slot = slot(mixed);
    while (slots[slot + STATION] != 0) {
      long[] other = words.get((int) slots[slot + STATION] - 1);
      if (Arrays.equals(other, 0, other.length, name, 0, count)) {
        return slot;
      }
      slot = (slot + SLOT_WORDS) % slots.length;
    }
    insert(slot, Arrays.copyOf(name, count));
    return slot;
  }

  private void insert(int slot, long[] name) throws CharacterCodingException {
    requireAllowed(names.size() + 1);
    String text = text(name);
    if (text.indexOf('\n') >= 0) {
      throw new MalformedInputException(1);
    }
    names.add(text);
    words.add(name);
    if (name.length == 2) {
      slots[slot + FIRST] = name[0];
      slots[slot + SECOND] = name[1];
    }
    slots[slot + LEAST] = Long.MAX_VALUE;
    slots[slot + GREATEST] = Long.MIN_VALUE;
    slots[slot + STATION] = names.size();
  }

  private static void requireAllowed(int stations) {
    if (stations > MAX_STATIONS) {
      throw new IllegalArgumentException("stations: more than " + MAX_STATIONS);
    }
  }

  private static String text(long[] name) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * name.length).order(LITTLE_ENDIAN);
    bytes.asLongBuffer().put(name);
    int end = 0;
    while (bytes.get(end) != ';') {
      end++;
    }
    return UTF_8.newDecoder().decode(bytes.limit(end)).toString();
  }

  /// Adds a temperature to a station.
  ///
  /// @param slot of the station
  /// @param tenths of a degree
  void add(int slot, long tenths) {
    // These two are taken rarely, which the processor guesses; to store each time takes longer.
    if (tenths < slots[slot + LEAST]) {
      slots[slot + LEAST] = tenths;
    }
    if (tenths > slots[slot + GREATEST]) {
      slots[slot + GREATEST] = tenths;
    }
    slots[slot + SUM] += tenths;
    slots[slot + COUNT]++;
  }

  /// Adds all stations to a map.
  ///
  /// @throws IllegalArgumentException if it then has more than there may be
  void addTo(Map<String, Temperatures> stations) {
    for (int slot = 0; slot < slots.length; slot += SLOT_WORDS) {
      if (slots[slot + STATION] != 0) {
        stations.merge(
            names.get((int) slots[slot + STATION] - 1),
            new Temperatures(
                slots[slot + LEAST],
                slots[slot + GREATEST],
                slots[slot + SUM],
                slots[slot + COUNT]),
            Temperatures::with);
      }
    }
    requireAllowed(stations.size());
  }
}
