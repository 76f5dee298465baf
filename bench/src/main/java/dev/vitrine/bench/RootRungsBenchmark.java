// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.mapping.ImmutableFlag;
import dev.vitrine.mapping.Mechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/// Question: as [RungsBenchmark], by mechanisms that need root, or a file system with clones.
///
/// The folder for the file is the system property `vitrine.bench.folder`; `bench/run` makes one on
/// XFS where it may.
///
/// Run: `java -Dvitrine.bench.folder=/mnt/xfs -jar bench/target/benchmarks.jar RootRungsBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RootRungsBenchmark {

  /// The size of the file, in bytes.
  @Param({"1048576", "104857600"})
  public int byteSize = 1 << 20;

  private Path file = Path.of("");

  /// Writes the file, makes it immutable, and compares the answers.
  ///
  /// @throws IOException if that is not possible in the folder
  @Setup
  public void setUp() throws IOException {
    Path folder = Path.of(System.getProperty("vitrine.bench.folder", "."));
    file = Files.createTempFile(folder, "vitrine-bench", ".txt");
    Files.write(file, TextFixture.ASCII.bytes(byteSize));
    ImmutableFlag.set(file);
    long expected = readAllBytes();
    if (expected != immutableFlag() || expected != reflink()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// Deletes the file.
  ///
  /// @throws IOException if it cannot be deleted
  @TearDown
  public void tearDown() throws IOException {
    ImmutableFlag.clear(file);
    Files.deleteIfExists(file);
  }

  /// {@return the last byte, by the immutable flag}
  ///
  /// @throws IOException if the file cannot be frozen
  @Benchmark
  public long immutableFlag() throws IOException {
    return RungsBenchmark.last(file, Mechanism.IMMUTABLE_FLAG);
  }

  /// {@return the last byte, by a clone}
  ///
  /// @throws IOException if the file cannot be frozen
  @Benchmark
  public long reflink() throws IOException {
    return RungsBenchmark.last(file, Mechanism.REFLINK);
  }

  /// {@return the last byte of an array}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return bytes[bytes.length - 1];
  }
}
