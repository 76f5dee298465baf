// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.util.Objects.requireNonNull;

import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Mechanism;
import dev.vitrine.mapping.Seal;
import dev.vitrine.mapping.SealedMemory;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Question: what does it cost to freeze a file by each mechanism, and to let it go?
///
/// Measured: opening, taking one byte, closing, of a file in the page cache; nothing is verified.
/// To compare with, `Files.readAllBytes`, and as the floor of every copy reading the file into one
/// buffer again and again, which keeps nothing. [RootRungsBenchmark] has what needs root and a file
/// system with clones; a kernel with fs-verity was not to be had.
///
/// Run: `java -jar bench/target/benchmarks.jar RungsBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RungsBenchmark {

  /// The size of the file, in bytes.
  @Param({"1048576", "104857600"})
  public int byteSize = 1 << 20;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private Path file = Path.of("");
  private @Nullable SealedMemory memory;

  /// Writes the files, and compares the answers.
  ///
  /// @throws IOException if they cannot be written
  @Setup
  public void setUp() throws IOException {
    byte[] bytes = TextFixture.ASCII.bytes(byteSize);
    file = Files.createTempFile("vitrine-bench", ".txt");
    Files.write(file, bytes);
    SealedMemory sealed = SealedMemory.create("vitrine-bench");
    memory = sealed;
    sealed.write(bytes);
    sealed.seal(EnumSet.of(Seal.SHRINK, Seal.GROW, Seal.WRITE));
    long expected = readAllBytes();
    if (expected != lease()
        || expected != privateCopy()
        || expected != sealedMemory()
        || expected != readIntoOneBuffer()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// Deletes the files.
  ///
  /// @throws IOException if they cannot be deleted
  @TearDown
  public void tearDown() throws IOException {
    requireNonNull(memory).close();
    Files.deleteIfExists(file);
  }

  /// {@return the last byte, by a lease}
  ///
  /// @throws IOException if the file cannot be frozen
  @Benchmark
  public long lease() throws IOException {
    return last(file, Mechanism.LEASE);
  }

  /// {@return the last byte, by a private copy}
  ///
  /// @throws IOException if the file cannot be frozen
  @Benchmark
  public long privateCopy() throws IOException {
    return last(file, Mechanism.PRIVATE_COPY);
  }

  /// {@return the last byte of a sealed memory file}
  ///
  /// @throws IOException if the file cannot be frozen
  @Benchmark
  public long sealedMemory() throws IOException {
    return last(requireNonNull(memory).descriptorPath(), Mechanism.SEALED_MEMORY);
  }

  /// {@return the last byte of an array}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return bytes[bytes.length - 1];
  }

  /// {@return the last byte that was read into a buffer of 1 MiB}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readIntoOneBuffer() throws IOException {
    byte last = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      for (int count = channel.read(buffer.clear()); count > 0; ) {
        last = buffer.get(count - 1);
        count = channel.read(buffer.clear());
      }
    }
    return last;
  }

  /// {@return the last byte of a file that is frozen by one mechanism}
  ///
  /// @throws IOException if the mechanism does not apply
  static long last(Path path, Mechanism mechanism) throws IOException {
    FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism)).withCopyFirst(0);
    try (FrozenFile frozen = FrozenFile.open(path, policy)) {
      return frozen.segment().bytes().get(ValueLayout.JAVA_BYTE, frozen.byteSize() - 1);
    }
  }
}
