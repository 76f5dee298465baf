// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// How often each of many texts occurs.
///
/// The texts are copied, so that they outlive the window they were read from: once each, end to
/// end, so that a distinct text costs its bytes and about 30 more, and one met before costs
/// nothing.
///
/// For one thread at a time.
final class SliceCounts {

  /// A text and how often it occurs.
  record Entry(String value, long count) {}

  private static final long KEY = new SplittableRandom().nextLong();
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int MAX_TEXT_BYTES = Integer.MAX_VALUE - 8;

  // An open-addressing table of a power of two entries, at most half full. INVARIANT: slots[i] is 0
  // or the number of a text plus 1; text n lies in texts[ends[n - 1], ends[n]) (from 0 for n = 0).
  private int[] slots = new int[FIRST_CAPACITY];
  private int[] hashes = new int[FIRST_CAPACITY / 2];
  private int[] ends = new int[FIRST_CAPACITY / 2];
  private long[] counts = new long[FIRST_CAPACITY / 2];
  private int distinct;
  private byte[] texts = new byte[1 << 16];
  private MemorySegment textSegment = MemorySegment.ofArray(texts);

  void add(Utf8Slice text) {
    add(text.bytes(), spread(text.hashCode()), 1);
  }

  /// Counts a path with its query, as one text: `path?query`, or the path alone if the query is
  /// empty. All texts of one table must be added by this method, or none.
  void add(Utf8Slice path, Utf8Slice query) {
    long size = path.byteSize() + (query.isEmpty() ? 0 : 1 + query.byteSize());
    byte[] joined = new byte[Math.toIntExact(size)];
    MemorySegment text = MemorySegment.ofArray(joined);
    MemorySegment.copy(path.bytes(), 0, text, 0, path.byteSize());
    if (!query.isEmpty()) {
      joined[(int) path.byteSize()] = '?';
      MemorySegment.copy(query.bytes(), 0, text, path.byteSize() + 1, query.byteSize());
    }
    add(text, hash(joined), 1);
  }

  /// With a key, as that of slices has: whoever writes the log must not choose what collides.
  private static int hash(byte[] text) {
    long hash = KEY;
    for (byte b : text) {
      hash = (hash ^ b) * (KEY | 1);
      hash ^= hash >>> 32;
    }
    return spread(Long.hashCode(hash));
  }

  void addAll(SliceCounts other) {
    for (int number = 0; number < other.distinct; number++) {
      int start = other.start(number);
      MemorySegment text = other.textSegment.asSlice(start, other.ends[number] - start);
      add(text, other.hashes[number], other.counts[number]);
    }
  }

  private void add(MemorySegment text, int hash, long count) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && isEqual(number, text)) {
        counts[number] += count;
        return;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = insert(text, hash, count) + 1;
    if (distinct * 2 >= slots.length) {
      rehash();
    }
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private boolean isEqual(int number, MemorySegment text) {
    int start = start(number);
    return ends[number] - start == text.byteSize()
        && textSegment.asSlice(start, text.byteSize()).mismatch(text) < 0;
  }

  private int insert(MemorySegment text, int hash, long count) {
    int number = distinct++;
    int start = start(number);
    long end = start + text.byteSize();
    if (end > MAX_TEXT_BYTES) {
      throw new OutOfMemoryError("more than 2 GiB of distinct values");
    }
    if (end > texts.length) {
      texts =
          Arrays.copyOf(texts, (int) Math.min(MAX_TEXT_BYTES, Math.max(2L * texts.length, end)));
      textSegment = MemorySegment.ofArray(texts);
    }
    if (number == counts.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
      ends = Arrays.copyOf(ends, 2 * number);
      counts = Arrays.copyOf(counts, 2 * number);
    }
    MemorySegment.copy(text, ValueLayout.JAVA_BYTE, 0, texts, start, (int) (end - start));
    hashes[number] = hash;
    ends[number] = (int) end;
    counts[number] = count;
    return number;
  }

  private void rehash() {
    int[] larger = new int[slots.length * 2];
    int mask = larger.length - 1;
    for (int number = 0; number < distinct; number++) {
      int slot = hashes[number] & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = number + 1;
    }
    slots = larger;
  }

  /// {@return the texts that occur most often: by count, descending, then by value}
  ///
  /// @param limit how many at most
  List<Entry> top(int limit) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(number -> counts[number])
            .reversed()
            .thenComparing(this::compareTexts);
    PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
    for (int number = 0; number < distinct && limit > 0; number++) {
      if (best.size() < limit) {
        best.add(number);
      } else if (order.compare(number, best.element()) < 0) {
        best.remove();
        best.add(number);
      }
    }
    List<Entry> entries = new ArrayList<>();
    best.stream().sorted(order).forEach(number -> entries.add(entry(number)));
    return entries;
  }

  private int compareTexts(int one, int other) {
    return Arrays.compareUnsigned(texts, start(one), ends[one], texts, start(other), ends[other]);
  }

  private Entry entry(int number) {
    int start = start(number);
    return new Entry(new String(texts, start, ends[number] - start, UTF_8), counts[number]);
  }
}
