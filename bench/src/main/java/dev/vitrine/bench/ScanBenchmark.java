// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.mapping.FrozenFile;
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

/// Question: how long does it take to go through all lines of a text file, from opening it to
/// closing it?
///
/// Measured: the number of bytes in lines that begin with `c`, of a file in the page cache, on one
/// thread. Vitrine verifies that the text is UTF-8; so do those that make strings, in their way,
/// which replaces what is wrong. Loops over bytes verify nothing; mappings trust that nobody
/// writes. Fixture: [TextFixture], ASCII.
///
/// Run: `java -jar bench/target/benchmarks.jar ScanBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScanBenchmark {

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
    long expected = filesLines();
    if (expected == 0
        || expected != vitrineFrozen()
        || expected != vitrineWindows()
        || expected != bufferedReader()
        || expected != readAllBytes()
        || expected != readAllBytesSplit()
        || expected != channelMap()
        || expected != mappedSegment()) {
      throw new IllegalStateException("the contenders do not agree");
    }
    file = TextFixture.unmapped(file);
  }

  /// {@return the answer of one contender, for a process of its own}
  ///
  /// @param contender the name of its method
  /// @param file what to scan
  /// @throws IOException if the file cannot be read
  static long scan(String contender, Path file) throws IOException {
    ScanBenchmark benchmark = new ScanBenchmark();
    benchmark.file = file;
    return switch (contender) {
      case "vitrineFrozen" -> benchmark.vitrineFrozen();
      case "vitrineWindows" -> benchmark.vitrineWindows();
      case "filesLines" -> benchmark.filesLines();
      case "bufferedReader" -> benchmark.bufferedReader();
      case "readAllBytes" -> benchmark.readAllBytes();
      case "readAllBytesSplit" -> benchmark.readAllBytesSplit();
      case "channelMap" -> benchmark.channelMap();
      case "mappedSegment" -> benchmark.mappedSegment();
      default -> throw new IllegalArgumentException("no such contender: " + contender);
    };
  }

  /// Deletes the file.
  ///
  /// @throws IOException if it cannot be deleted
  @TearDown
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  /// {@return the answer of a frozen file, verified as a whole}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long vitrineFrozen() throws IOException {
    try (FrozenFile frozen = FrozenFile.open(file)) {
      return sum(frozen.verify(Lines.utf8()).get());
    }
  }

  /// {@return the answer of windows, verified one by one}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long vitrineWindows() throws IOException {
    long sum = 0;
    try (Windows<Lines> windows = Windows.open(file, Lines.utf8(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        sum += sum(windows.view().get());
      }
    }
    return sum;
  }

  private static long sum(Lines lines) {
    long sum = 0;
    for (LineCursor line = lines.cursor(); line.advance(); ) {
      sum += line.text().startsWith("c") ? line.byteSize() : 0;
    }
    return sum;
  }

  /// {@return the answer of a stream of strings}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long filesLines() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith("c")).mapToLong(String::length).sum();
    }
  }

  /// {@return the answer of strings one by one}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long bufferedReader() throws IOException {
    long sum = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        sum += line.startsWith("c") ? line.length() : 0;
      }
    }
    return sum;
  }

  /// {@return the answer of one string, split}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytesSplit() throws IOException {
    long sum = 0;
    for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
      sum += line.startsWith("c") ? line.length() : 0;
    }
    return sum;
  }

  /// {@return the answer of a loop over an array}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long readAllBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long sum = 0;
    int begin = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        sum += i > begin && bytes[begin] == 'c' ? i - begin : 0;
        begin = i + 1;
      }
    }
    return sum;
  }

  /// {@return the answer of a loop over a mapped buffer}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long channelMap() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      long sum = 0;
      int begin = 0;
      int size = bytes.capacity();
      for (int i = 0; i <= size; i++) {
        if (i == size || bytes.get(i) == '\n') {
          sum += i > begin && bytes.get(begin) == 'c' ? i - begin : 0;
          begin = i + 1;
        }
      }
      return sum;
    }
  }

  /// {@return the answer of a loop over a mapped segment}
  ///
  /// @throws IOException if the file cannot be read
  @Benchmark
  public long mappedSegment() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long sum = 0;
      long begin = 0;
      long size = bytes.byteSize();
      for (long i = 0; i <= size; i++) {
        if (i == size || bytes.get(ValueLayout.JAVA_BYTE, i) == '\n') {
          sum += i > begin && bytes.get(ValueLayout.JAVA_BYTE, begin) == 'c' ? i - begin : 0;
          begin = i + 1;
        }
      }
      return sum;
    }
  }
}
