// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChunkedRunTest {

  private static final long CHUNK = 10;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 100})
  void visitsEveryChunkOnceAndKeepsTheirOrder(int threads) throws InvalidDataException {
    for (long size : new long[] {0, 1, 9, 10, 11, 99, 100, 1001}) {
      AtomicLong told = new AtomicLong();
      AtomicIntegerArray visits = new AtomicIntegerArray(200);
      List<String> ranges =
          new ChunkedRun<String>(
                  size,
                  CHUNK,
                  (from, to) -> {
                    visits.incrementAndGet((int) (from / CHUNK));
                    return from + ".." + to;
                  },
                  told::addAndGet)
              .run(threads);
      List<String> expected =
          IntStream.range(0, (int) Math.ceilDiv(size, CHUNK))
              .mapToObj(k -> k * CHUNK + ".." + Math.min(size, (k + 1) * CHUNK))
              .toList();
      assertThat(ranges).isEqualTo(expected);
      assertThat(told).hasValue(size);
      for (int chunk = 0; chunk < visits.length(); chunk++) {
        assertThat(visits.get(chunk)).isEqualTo(chunk < expected.size() ? 1 : 0);
      }
    }
  }

  @Test
  void throwsTheFaultOfTheFirstChunkThoughALaterOneFailedBefore() {
    CountDownLatch laterFailed = new CountDownLatch(1);
    ChunkedRun<Long> run =
        new ChunkedRun<>(
            40,
            CHUNK,
            (from, to) -> {
              if (from == 30) {
                laterFailed.countDown();
              } else if (from == 10) {
                await(laterFailed);
              }
              if (from == 10 || from == 30) {
                throw fault(from);
              }
              return to;
            },
            done -> {});
    assertThatThrownBy(() -> run.run(4))
        .isInstanceOfSatisfying(
            InvalidDataException.class, e -> assertThat(e.byteOffset()).isEqualTo(10));
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 17})
  void throwsTheFirstFaultWhicheverThreadIsFaster(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      long first = 10L * random.nextInt(50);
      Set<Long> bad = Set.of(first, first + 10, first + 30);
      long delay = random.nextInt(50) * 1000L;
      ChunkedRun<Long> run =
          new ChunkedRun<>(
              600,
              CHUNK,
              (from, to) -> {
                if (from == first) {
                  busy(delay);
                }
                if (bad.contains(from)) {
                  throw fault(from);
                }
                return to;
              },
              done -> {});
      assertThatThrownBy(() -> run.run(4))
          .as("seed %d, round %d", seed, round)
          .hasMessageContaining("at byte " + first + " ");
    }
  }

  @Test
  void beginsNoChunkAfterAFailedOne() {
    Set<Long> begun = ConcurrentHashMap.newKeySet();
    ChunkedRun<Long> run =
        new ChunkedRun<>(
            1000,
            CHUNK,
            (from, to) -> {
              begun.add(from);
              throw fault(from);
            },
            done -> {});
    assertThatThrownBy(() -> run.run(1)).isInstanceOf(InvalidDataException.class);
    assertThat(begun).containsExactly(0L);
  }

  @Test
  void usesAsManyThreadsAsAreAllowed() throws InvalidDataException {
    CyclicBarrier all = new CyclicBarrier(4);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    new ChunkedRun<Thread>(
            40,
            CHUNK,
            (from, to) -> {
              threads.add(Thread.currentThread());
              try {
                all.await(20, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException("fewer than four threads at a time", e);
              }
              return Thread.currentThread();
            },
            done -> {})
        .run(4);
    assertThat(threads).hasSize(4).contains(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void passesUncheckedExceptionsAndErrorsThrough(int threads) {
    for (Throwable thrown :
        List.of(new IllegalStateException("x"), new StackOverflowError(), new AssertionError())) {
      ChunkedRun<Long> run =
          new ChunkedRun<>(
              100,
              CHUNK,
              (from, to) -> {
                if (from == 50) {
                  throwAny(thrown);
                }
                return to;
              },
              done -> {});
      assertThat(catchThrowable(() -> run.run(threads))).isSameAs(thrown);
    }
  }

  @Test
  void passesAnExceptionOfTheProgressThrough() {
    RuntimeException thrown = new IllegalArgumentException("progress");
    ChunkedRun<Long> run =
        new ChunkedRun<>(
            100,
            CHUNK,
            (from, to) -> to,
            done -> {
              throw thrown;
            });
    assertThat(catchThrowable(() -> run.run(3))).isSameAs(thrown);
  }

  @Test
  void keepsTheInterruptAndFinishesAllTheSame() throws InvalidDataException {
    ChunkedRun<Long> run =
        new ChunkedRun<>(
            40,
            CHUNK,
            (from, to) -> {
              busy(1_000_000);
              return to;
            },
            done -> {});
    Thread.currentThread().interrupt();
    List<Long> ends = run.run(4);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ends).containsExactly(10L, 20L, 30L, 40L);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void busy(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  private static void throwAny(Throwable thrown) {
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError(e);
    }
  }

  private static InvalidDataException fault(long byteOffset) {
    return new InvalidDataException("test/1", Utf8Fault.TOO_SHORT, byteOffset, "x", "", "");
  }
}
