// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Runs a [BulkUtf8] until it is compiled.
final class BulkWarmUp {

  /// Every way through the code is taken: all lengths of sequences, and ASCII of some length.
  private static final String TEXT =
      "Grüße, привет, 日本語テキスト, 😀🂡; ".repeat(20) + "and then plain ASCII. ".repeat(100);

  private static final int BYTE_SIZE = 1 << 16;

  /// How many runs are compared at a time, the fastest of each side: others may have been
  /// interrupted.
  private static final int RUNS = 16;

  private BulkWarmUp() {}

  /// {@return whether the way has become at least twice as fast as the automaton}
  ///
  /// @param limitNanos after how long it is given up
  static boolean isFaster(BulkUtf8 bulk, long limitNanos) {
    try (Arena arena = Arena.ofShared()) { // what most frozen segments lie in
      MemorySegment text = arena.allocate(BYTE_SIZE, Long.BYTES);
      byte[] piece = TEXT.getBytes(UTF_8);
      for (int at = 0; at <= BYTE_SIZE - piece.length; at += piece.length) {
        MemorySegment.copy(MemorySegment.ofArray(piece), 0, text, at, piece.length);
      }
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < limitNanos) {
        long bulkNanos = Long.MAX_VALUE;
        long plainNanos = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
          bulkNanos = Math.min(bulkNanos, bulkNanos(bulk, text));
          plainNanos = Math.min(plainNanos, plainNanos(text));
        }
        if (bulkNanos < plainNanos / 2) {
          return true;
        }
      }
      return false;
    }
  }

  private static long bulkNanos(BulkUtf8 bulk, MemorySegment text) {
    long begin = System.nanoTime();
    bulk.skipWellFormed(text, BulkUtf8.LOOK_BEHIND, BYTE_SIZE);
    return System.nanoTime() - begin;
  }

  private static long plainNanos(MemorySegment text) {
    long begin = System.nanoTime();
    Utf8Automaton.run(text, 0, BYTE_SIZE, Utf8Automaton.START);
    return System.nanoTime() - begin;
  }
}
