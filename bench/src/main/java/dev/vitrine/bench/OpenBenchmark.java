// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Mechanism;
import dev.vitrine.mapping.Windows;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/// Question: how long does it take to get the first line of a text file, from opening it to closing
/// it?
///
/// Measured: the length of the first line, of a file in the page cache, on one thread. Two of the
/// ways of Vitrine freeze the file and verify all of it before the first line; windows verify no
/// more than one window. Who reads all bytes has them afterwards too; who reads lines has not.
/// Fixture: [TextFixture], ASCII.
///
/// Run: `java -jar bench/target/benchmarks.jar OpenBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OpenBenchmark {

  /// The size of the file, in bytes.
  @Param({"1048576", "104857600"})
  public int byteSize = 1 << 20;

  private Path file = Path.of("");

  /// Writes the file, and compares the answers.
  ///
  /// @throws IOException if it cannot be written
  @Setup
  public void setUp() throws IOException {
    file = Files.createTempFile("vitrine-bench", ".txt");
    TextFixture.ASCII.write(file, byteSize);
    long expected = bufferedReader();
    if (expected == 0
        || expected != vitrineLease()
        || expected != vitrinePrivateCopy()
        || expected != vitrineWindows()
        || expected != filesLines()
        || expected != readAllBytes()
        || expected != readAllBytesSplit()
        || expected != channelMap()
        || expected != mappedSegment()) {
      throw new IllegalStateException("the contenders do not agree");
    }
    file = TextFixture.unmapped(file);
  }

  /// Deletes the file.
  ///
  /// @throws IOException if it cannot be deleted
  @TearDown
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  /// {@return the length of the first line of a leased file, verified as a whole}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long vitrineLease() throws IOException {
    return frozen(Mechanism.LEASE);
  }

  /// {@return the length of the first line of a copied file, verified as a whole}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long vitrinePrivateCopy() throws IOException {
    return frozen(Mechanism.PRIVATE_COPY);
  }

  private long frozen(Mechanism mechanism) throws IOException {
    FreezePolicy policy = FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism)).withCopyFirst(0);
    try (FrozenFile frozen = FrozenFile.open(file, policy)) {
      return frozen.verify(Lines.utf8()).get().line(0).byteSize();
    }
  }

  /// {@return the length of the first line of the first window}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long vitrineWindows() throws IOException {
    try (Windows<Lines> windows = Windows.open(file, Lines.utf8(), VerifyOptions.DEFAULT)) {
      return windows.advance() ? windows.view().get().line(0).byteSize() : 0;
    }
  }

  /// {@return the length of the first of a stream of strings}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long filesLines() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("").length();
    }
  }

  /// {@return the length of the first string}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long bufferedReader() throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      return line == null ? 0 : line.length();
    }
  }

  /// {@return the length of the first line of an array}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = 0;
    while (bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /// {@return the length of the first part of one string, split}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytesSplit() throws IOException {
    return new String(Files.readAllBytes(file), UTF_8).split("\n", 2)[0].length();
  }

  /// {@return the length of the first line of a mapped buffer}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long channelMap() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int end = 0;
      while (bytes.get(end) != '\n') {
        end++;
      }
      return end;
    }
  }

  /// {@return the length of the first line of a mapped segment}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long mappedSegment() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long end = 0;
      while (bytes.get(ValueLayout.JAVA_BYTE, end) != '\n') {
        end++;
      }
      return end;
    }
  }
}
