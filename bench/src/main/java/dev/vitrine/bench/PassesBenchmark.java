// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.Text;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
import org.openjdk.jmh.annotations.Warmup;

/// Question: what does it save to verify once and trust from then on?
///
/// Measured: counting the characters of a text of 1 MiB, which is right only if it is UTF-8, in
/// one, ten and a thousand passes. One contender verifies before the first pass, the other in each,
/// as who cannot trust the bytes must. Fixture: [TextFixture], five scripts.
///
/// Run: `java -jar bench/target/benchmarks.jar PassesBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassesBenchmark {

  /// How often the text is read.
  @Param({"1", "10", "1000"})
  public int passes = 1;

  private byte[] array = new byte[0];
  private FrozenSegment segment = FrozenSegment.copyOf(array);

  /// Makes the text, and compares the answers.
  ///
  /// @throws InvalidDataException if it does not verify
  @Setup
  public void setUp() throws InvalidDataException {
    array = TextFixture.MULTILINGUAL.bytes(1 << 20);
    segment = FrozenSegment.copyOf(array);
    if (verifiedOnce() != verifiedEachTime() || verifiedOnce() != newString()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// {@return how many characters all passes counted, the text verified before the first}
  ///
  /// @throws InvalidDataException if it does not verify
  @Benchmark
  public long verifiedOnce() throws InvalidDataException {
    MemorySegment text =
        VerifiedView.verify(segment, Text.utf8(), VerifyOptions.DEFAULT).get().bytes();
    long count = 0;
    for (int pass = 0; pass < passes; pass++) {
      count += characters(text);
    }
    return count;
  }

  /// {@return how many characters all passes counted, the text verified in each}
  ///
  /// @throws InvalidDataException if it does not verify
  @Benchmark
  public long verifiedEachTime() throws InvalidDataException {
    long count = 0;
    for (int pass = 0; pass < passes; pass++) {
      count +=
          characters(
              VerifiedView.verify(segment, Text.utf8(), VerifyOptions.DEFAULT).get().bytes());
    }
    return count;
  }

  /// {@return how many characters all passes counted, each with a string of its own}
  @Benchmark
  public long newString() {
    long count = 0;
    for (int pass = 0; pass < passes; pass++) {
      String text = new String(array, UTF_8);
      count += text.codePointCount(0, text.length());
    }
    return count;
  }

  /// Every byte that is no continuation begins a character: true of UTF-8 only.
  private static long characters(MemorySegment text) {
    long size = text.byteSize();
    long continuations = 0;
    for (long i = 0; i < size; i++) {
      continuations += (text.get(ValueLayout.JAVA_BYTE, i) & 0xC0) == 0x80 ? 1 : 0;
    }
    return size - continuations;
  }
}
