// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBufferStream;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.mapping.FrozenSegment;
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

/// Question: what does it cost to verify FlatBuffers, the text of strings included?
///
/// Measured: one verification on one thread, of one buffer of 1.5 million items, 94 MB, and of a
/// stream of a million buffers of one item. Not measured: reading the file. Fixture: [ItemTable].
/// The verifier that flatc makes for C++, which does not look at text, takes part in `bench/run`.
///
/// Run: `java -jar bench/target/benchmarks.jar FlatVerifyBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlatVerifyBenchmark {

  /// How many items the buffer has, and two thirds of it how many buffers the stream.
  @Param("1500000")
  public int count = 1_500_000;

  private final FlatBufferSchema schema = ItemTable.schema();
  private FrozenSegment buffer = FrozenSegment.copyOf(new byte[0]);
  private FrozenSegment stream = FrozenSegment.copyOf(new byte[0]);

  /// Makes the buffers.
  @Setup
  public void setUp() {
    buffer = FrozenSegment.copyOf(ItemTable.buffer(count));
    stream = FrozenSegment.copyOf(ItemTable.stream(2 * count / 3));
  }

  /// {@return the root of the buffer, verified}
  ///
  /// @throws InvalidDataException if it does not verify
  @Benchmark
  public FlatTable oneBuffer() throws InvalidDataException {
    var format = FlatBuffers.format(schema, schema.type("Root"));
    return VerifiedView.verify(buffer, format, VerifyOptions.DEFAULT).get();
  }

  /// {@return the stream, verified}
  ///
  /// @throws InvalidDataException if it does not verify
  @Benchmark
  public FlatBufferStream manyBuffers() throws InvalidDataException {
    var format = FlatBuffers.stream(schema, schema.type("Root"));
    return VerifiedView.verify(stream, format, VerifyOptions.DEFAULT).get();
  }
}
