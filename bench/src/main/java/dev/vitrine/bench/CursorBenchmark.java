// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.AccessLogCursor;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Question: what do cursors take from the heap?
///
/// Measured: going over 1 MiB of an access log that is verified, thousands of records; run with
/// `-prof gc`, which counts what one such pass allocates. Not to be compared with each other: they
/// read different things. Fixture: [LogFixture].
///
/// Run: `java -jar bench/target/benchmarks.jar CursorBenchmark -prof gc`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CursorBenchmark {

  private @Nullable Lines lines;
  private @Nullable AccessLog log;

  /// Makes the log, and compares the answers.
  ///
  /// @throws IOException if it cannot be written or does not verify
  @Setup
  public void setUp() throws IOException {
    Path file = Files.createTempFile("vitrine-bench", ".log");
    FrozenSegment segment =
        FrozenSegment.copyOf(Files.readAllBytes(LogFixture.write(file, 1 << 20)));
    Files.delete(file);
    lines = verified(segment, Lines.utf8());
    log = verified(segment, AccessLog.combined());
    long byteSize = lines();
    if (byteSize + verified(segment, Lines.utf8()).count() != segment.byteSize()
        || entries() == 0
        || entries() != fields()) {
      throw new IllegalStateException("the cursors do not agree");
    }
  }

  private static <T> T verified(FrozenSegment segment, Format<T> format)
      throws InvalidDataException {
    return VerifiedView.verify(segment, format, VerifyOptions.DEFAULT).get();
  }

  /// {@return the bytes of all lines}
  @Benchmark
  public long lines() {
    long sum = 0;
    for (LineCursor line = requireLines().cursor(); line.advance(); ) {
      sum += line.byteSize();
    }
    return sum;
  }

  /// {@return the sizes of all responses}
  @Benchmark
  public long entries() {
    long sum = 0;
    for (AccessLogCursor entry = requireLog().cursor(); entry.advance(); ) {
      sum += entry.responseBytes();
    }
    return sum;
  }

  /// {@return the sizes of all responses whose request has a target}
  @Benchmark
  public long fields() {
    long sum = 0;
    for (AccessLogCursor entry = requireLog().cursor(); entry.advance(); ) {
      sum += entry.target().byteSize() > 0 && entry.status() > 0 ? entry.responseBytes() : 0;
    }
    return sum;
  }

  private Lines requireLines() {
    return requireNonNull(lines);
  }

  private AccessLog requireLog() {
    return requireNonNull(log);
  }
}
