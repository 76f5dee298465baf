// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.mapping.ArenaKind;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Mechanism;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Question: what does it cost to close a file that all threads may read, while threads are busy?
///
/// Measured: opening and closing a file of one page, by a copy. Closing a shared arena stops every
/// thread for a moment; closing one that belongs to a thread stops nobody, so the difference is the
/// price. The busy threads read other memory.
///
/// Run: `java -jar bench/target/benchmarks.jar CloseBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CloseBenchmark {

  private static final int BYTE_SIZE = 4096;
  private static final FreezePolicy COPY =
      FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.PRIVATE_COPY));

  /// How many threads are busy.
  @Param({"0", "4"})
  public int busyThreads;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong sum = new AtomicLong();
  private volatile boolean stopped;
  private Path file = Path.of("");

  /// Writes the file, starts the threads, and compares the answers.
  ///
  /// @throws IOException if it cannot be written
  @Setup
  public void setUp() throws IOException {
    file = Files.createTempFile("vitrine-bench", ".txt");
    TextFixture.ASCII.write(file, BYTE_SIZE);
    MemorySegment memory = FrozenSegment.copyOf(TextFixture.ASCII.bytes(1 << 20)).bytes();
    for (int i = 0; i < busyThreads; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                while (!stopped) {
                  sum.addAndGet(sum(memory));
                }
              }));
    }
    if (shared() == 0 || shared() != confined()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  private static long sum(MemorySegment memory) {
    long sum = 0;
    for (long i = 0; i < memory.byteSize(); i++) {
      sum += memory.get(ValueLayout.JAVA_BYTE, i);
    }
    return sum;
  }

  /// Stops the threads, and deletes the file.
  ///
  /// @throws IOException if it cannot be deleted
  /// @throws InterruptedException if the benchmark is stopped
  @TearDown
  public void tearDown() throws IOException, InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    Files.deleteIfExists(file);
  }

  /// {@return the size of a file that all threads may read}
  ///
  /// @throws IOException if it cannot be frozen
  @Benchmark
  public long shared() throws IOException {
    return size(COPY);
  }

  /// {@return the size of a file that one thread may read}
  ///
  /// @throws IOException if it cannot be frozen
  @Benchmark
  public long confined() throws IOException {
    return size(COPY.withArena(ArenaKind.CONFINED));
  }

  private long size(FreezePolicy policy) throws IOException {
    try (FrozenFile frozen = FrozenFile.open(file, policy)) {
      return frozen.byteSize();
    }
  }
}
