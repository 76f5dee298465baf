// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Threads that read the same bytes again and again, and note every time that they are not what
/// they were: two platform threads and a virtual one, by plain loads, by a comparison, by a
/// checksum, and by the Vector API. The last two end the process where memory faults.
final class Readers implements AutoCloseable {

  private record Text(MemorySegment bytes, MemorySegment expected, long sum, long crc, long xor) {}

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
    text = new Text(bytes, expected, sum(expected), crc(expected), xor(expected));
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
    String fault =
        switch (round & 3) {
          case 0 -> now.bytes.mismatch(now.expected) >= 0 ? "changed" : "";
          case 1 -> sum(now.bytes) != now.sum ? "another sum" : "";
          case 2 -> crc(now.bytes) != now.crc ? "another checksum" : "";
          default -> xor(now.bytes) != now.xor ? "another vector" : "";
        };
    if (!fault.isEmpty()) {
      faults.add(fault);
    }
  }

  private static long crc(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.asByteBuffer());
    return crc.getValue();
  }

  private static long xor(MemorySegment bytes) {
    VectorSpecies<Long> species = LongVector.SPECIES_PREFERRED;
    LongVector xor = LongVector.zero(species);
    for (long at = 0;
        at <= bytes.byteSize() - species.vectorByteSize();
        at += species.vectorByteSize()) {
      xor =
          xor.lanewise(
                  VectorOperators.XOR,
                  LongVector.fromMemorySegment(species, bytes, at, ByteOrder.LITTLE_ENDIAN))
              .lanewise(VectorOperators.ROL, 1);
    }
    return xor.reduceLanes(VectorOperators.XOR);
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
