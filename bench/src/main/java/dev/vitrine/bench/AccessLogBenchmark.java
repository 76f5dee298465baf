// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.AccessLogCursor;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Windows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// Question: what does it cost to sum the response sizes of an access log, from opening the file?
///
/// Measured: open, read, verify where the contender does, sum, close; the file is in the page
/// cache. Not measured: the disk. Only the two ways of Vitrine check every field of every line and
/// survive a writer. Fixture: [LogFixture].
///
/// Run: `java -jar bench/target/benchmarks.jar AccessLogBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx2g",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow"
    })
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class AccessLogBenchmark {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) (\\S+) (\\S+) \\[([^\\]]+)\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}) (\\d+|-)"
              + " \"((?:[^\"\\\\]|\\\\.)*)\" \"((?:[^\"\\\\]|\\\\.)*)\"");

  /// The size of the log, in bytes.
  @Param("67108864")
  public long byteSize = 1 << 26;

  private Path file = Path.of("");

  /// Writes the log, and compares the answers.
  ///
  /// @throws IOException if it cannot be written
  @Setup
  public void setUp() throws IOException {
    file = LogFixture.write(Files.createTempFile("vitrine-bench", ".log"), byteSize);
    long expected = regex();
    if (expected == 0
        || expected != frozen()
        || expected != windows()
        || expected != split()
        || expected != handLoop()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// Deletes the log.
  ///
  /// @throws IOException if it cannot be deleted
  @TearDown
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  /// {@return the sum, by a frozen file, verified as a whole}
  ///
  /// @throws IOException if the log cannot be read
  @Benchmark
  public long frozen() throws IOException {
    try (FrozenFile frozen = FrozenFile.open(file)) {
      return sum(frozen.verify(AccessLog.combined()).get());
    }
  }

  /// {@return the sum, by windows, verified one by one}
  ///
  /// @throws IOException if the log cannot be read
  @Benchmark
  public long windows() throws IOException {
    long sum = 0;
    try (Windows<AccessLog> log = Windows.open(file, AccessLog.combined(), VerifyOptions.DEFAULT)) {
      while (log.advance()) {
        sum += sum(log.view().get());
      }
    }
    return sum;
  }

  private static long sum(AccessLog log) {
    long sum = 0;
    for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
      sum += entry.responseBytes();
    }
    return sum;
  }

  /// {@return the sum, by a regular expression on every line}
  ///
  /// @throws IOException if the log cannot be read
  @Benchmark
  public long regex() throws IOException {
    long sum = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches() && !matcher.group(7).equals("-")) {
          sum += Long.parseLong(matcher.group(7));
        }
      }
    }
    return sum;
  }

  /// {@return the sum, by splitting every line at spaces}
  ///
  /// @throws IOException if the log cannot be read
  @Benchmark
  public long split() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" ", 11)[9])
          .mapToLong(size -> size.equals("-") ? 0 : Long.parseLong(size))
          .sum();
    }
  }

  /// {@return the sum, by a loop over the bytes of the whole file that trusts them}
  ///
  /// @throws IOException if the log cannot be read
  @Benchmark
  public long handLoop() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long sum = 0;
    int i = 0;
    while (i < bytes.length) {
      for (int quotes = 0; quotes < 2; i++) {
        quotes += bytes[i] == '"' ? 1 : 0;
      }
      i += 5; // a space, the status, a space
      long size = 0;
      for (; bytes[i] >= '0'; i++) {
        size = size * 10 + bytes[i] - '0';
      }
      sum += size;
      while (i < bytes.length && bytes[i++] != '\n') {
        // to the next line
      }
    }
    return sum;
  }
}
