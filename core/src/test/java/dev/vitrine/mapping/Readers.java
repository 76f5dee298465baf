// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that read the same bytes again and again, and note every time that they are not what
/// they were: two platform threads and a virtual one, by vector instructions and by plain loads.
final class Readers implements AutoCloseable {

  private record Text(MemorySegment bytes, MemorySegment expected, long sum) {}

  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final LongAdder rounds = new LongAdder();
  private volatile @Nullable Text text;
  private volatile boolean stop;

  Readers() {
    threads.add(Thread.ofPlatform().daemon().start(() -> loop(0)));
    threads.add(Thread.ofPlatform().daemon().start(() -> loop(1)));
    threads.add(Thread.ofVirtual().start(() -> loop(0)));
  }

  /// From now on read this, which is now what it shall stay.
  void read(MemorySegment bytes) {
    byte[] copy = bytes.toArray(ValueLayout.JAVA_BYTE);
    MemorySegment expected = MemorySegment.ofArray(copy);
    text = new Text(bytes, expected, sum(expected));
  }

  /// How often the bytes have been read to the end.
  long rounds() {
    return rounds.sum();
  }

  /// Waits until they have been read some times more.
  void awaitRounds(int more) throws InterruptedException {
    long goal = rounds() + more;
    while (rounds() < goal && faults.isEmpty()) {
      Thread.sleep(0, 100_000);
    }
  }

  /// {@return what went wrong}
  List<String> faults() {
    return List.copyOf(faults);
  }

  private void loop(int kind) {
    int round = kind;
    while (!stop) {
      Text now = text;
      if (now == null) {
        Thread.onSpinWait();
        continue;
      }
      try {
        check(now, round++);
        rounds.increment();
      } catch (IllegalStateException closed) { // the next one will be there soon
        Thread.onSpinWait();
      } catch (Throwable e) {
        faults.add(e.toString());
      }
    }
  }

  private void check(Text now, int round) {
    if ((round & 1) == 0) {
      long at = now.bytes.mismatch(now.expected);
      if (at >= 0) {
        faults.add("changed at byte " + at);
      }
    } else if (sum(now.bytes) != now.sum) {
      faults.add("another sum");
    }
  }

  private static long sum(MemorySegment bytes) {
    long sum = 0;
    for (long at = 0; at < bytes.byteSize(); at++) {
      sum = sum * 31 + bytes.get(ValueLayout.JAVA_BYTE, at);
    }
    return sum;
  }

  @Override
  public void close() {
    stop = true;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        LockSupport.parkNanos(100_000);
      }
    }
  }
}
