// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// How often each of many texts occurs.
///
/// The texts are copied, so that they outlive the window they were read from: once each, end to end
/// in whole words, so that a distinct text costs its bytes and about 40 more, and one met before
/// costs nothing.
///
/// For one thread at a time.
final class SliceCounts {

  /// A text and how often it occurs.
  record Entry(String value, long count) {}

  private static final SplittableRandom KEYS = new SplittableRandom();
  private static final long SEED = KEYS.nextLong();

  /// Unknown outside: whoever writes the log must not choose what collides. Odd, so that no bit of
  /// a word is lost in the lower half of the product.
  private static final long KEY = KEYS.nextLong() | 1;

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int MAX_WORDS = Integer.MAX_VALUE - 8;

  /// What an entry has before its text: how often it occurs, and its size in bytes.
  private static final int COUNT = 0;

  private static final int SIZE = 1;
  private static final int TEXT = 2;

  /*
   * What one look needs lies together, for most looks miss the cache: a slot with the hash in its
   * upper half, and an entry.
   *
   * INVARIANT: slots is an open-addressing table of a power of two slots, at most half of them taken;
   * a slot is 0, or a hash and the place of an entry in entries, where they lie in [FIRST, used) end
   * to end.
   */
  private static final int FIRST = 1;
  private long[] slots = new long[FIRST_CAPACITY];
  private long[] entries = new long[1 << 13];
  private int used = FIRST;
  private int distinct;

  /// The text that is looked for.
  private long[] wanted = new long[1 << 7];

  void add(Utf8Slice text) {
    add(text.bytes());
  }

  /// Counts a path with its query, as one text: `path?query`, or the path alone if the query is
  /// empty.
  void add(Utf8Slice path, Utf8Slice query) {
    if (query.isEmpty()) {
      add(path);
      return;
    }
    byte[] joined = new byte[Math.toIntExact(path.byteSize() + 1 + query.byteSize())];
    int pathSize = (int) path.byteSize();
    MemorySegment text = MemorySegment.ofArray(joined);
    MemorySegment.copy(path.bytes(), 0, text, 0, pathSize);
    joined[pathSize] = '?';
    MemorySegment.copy(query.bytes(), 0, text, pathSize + 1L, query.byteSize());
    add(text);
  }

  private void add(MemorySegment text) {
    int size = Math.toIntExact(text.byteSize());
    int count = SliceWords.count(size);
    if (count > wanted.length) {
      wanted = new long[2 * count];
    }
    SliceWords.copy(text, wanted);
    add(wanted, 0, size, hash(size, count), 1);
  }

  /// {@return the hash of the text that is looked for}
  private int hash(int size, int count) {
    long hash = SEED ^ size;
    for (int i = 0; i < count; i++) {
      long word = hash ^ wanted[i];
      hash = (word * KEY) ^ Math.unsignedMultiplyHigh(word, KEY);
    }
    return Long.hashCode(hash);
  }

  void addAll(SliceCounts other) {
    for (long slot : other.slots) {
      if (slot != 0) {
        int entry = (int) slot;
        int size = (int) other.entries[entry + SIZE];
        add(other.entries, entry + TEXT, size, hashOf(slot), other.entries[entry + COUNT]);
      }
    }
  }

  private static int hashOf(long slot) {
    return (int) (slot >>> Integer.SIZE);
  }

  private void add(long[] source, int from, int size, int hash, long count) {
    int words = SliceWords.count(size);
    int mask = slots.length - 1;
    int at = hash & mask;
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      int entry = (int) slot;
      if (hashOf(slot) == hash
          && entries[entry + SIZE] == size
          && SliceWords.areEqual(entries, entry + TEXT, source, from, words)) {
        entries[entry + COUNT] += count;
        return;
      }
      at = (at + 1) & mask;
    }
    slots[at] = ((long) hash << Integer.SIZE) | insert(source, from, size, count);
    distinct++;
    if (distinct * 2 >= slots.length) {
      rehash();
    }
  }

  private int insert(long[] source, int from, int size, long count) {
    int words = SliceWords.count(size);
    if (words > MAX_WORDS - TEXT - used) {
      throw new OutOfMemoryError("more than 16 GiB of distinct values");
    }
    int entry = used;
    int end = entry + TEXT + words;
    if (end > entries.length) {
      long larger = Math.min(MAX_WORDS, Math.max(2L * entries.length, end));
      entries = Arrays.copyOf(entries, (int) larger);
    }
    entries[entry + COUNT] = count;
    entries[entry + SIZE] = size;
    System.arraycopy(source, from, entries, entry + TEXT, words);
    used = end;
    return entry;
  }

  private void rehash() {
    long[] larger = new long[slots.length * 2];
    int mask = larger.length - 1;
    for (long slot : slots) {
      if (slot != 0) {
        int at = hashOf(slot) & mask;
        while (larger[at] != 0) {
          at = (at + 1) & mask;
        }
        larger[at] = slot;
      }
    }
    slots = larger;
  }

  /// {@return the texts that occur most often: by count, descending, then by value}
  ///
  /// @param limit how many at most
  List<Entry> top(int limit) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(entry -> entries[entry + COUNT])
            .reversed()
            .thenComparing(this::compareTexts);
    PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
    for (int entry = FIRST; entry < used && limit > 0; entry += TEXT + words(entry)) {
      if (best.size() < limit) {
        best.add(entry);
      } else if (order.compare(entry, best.element()) < 0) {
        best.remove();
        best.add(entry);
      }
    }
    List<Entry> sorted = new ArrayList<>();
    best.stream().sorted(order).forEach(entry -> sorted.add(entry(entry)));
    return sorted;
  }

  private int size(int entry) {
    return (int) entries[entry + SIZE];
  }

  private int words(int entry) {
    return SliceWords.count(size(entry));
  }

  private int compareTexts(int one, int other) {
    int order = SliceWords.compare(entries, one + TEXT, words(one), other + TEXT, words(other));
    return order != 0 ? order : Integer.compare(size(one), size(other));
  }

  private Entry entry(int entry) {
    String value = SliceWords.toString(entries, entry + TEXT, size(entry));
    return new Entry(value, entries[entry + COUNT]);
  }
}
