// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.FieldKey;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.flatbuffers.FlatVector;
import dev.vitrine.mapping.FrozenSegment;
import java.nio.ByteBuffer;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.Warmup;

/// Questions: what does it cost to verify a buffer, and to read it afterwards?
///
/// Measured: one verification of a whole buffer, about 95 bytes an item, on one thread; and walks
/// over all items that add up scalars, compare a string, add up vectors, with our accessors over
/// frozen memory and as flatbuffers-java does over a heap buffer, which checks nothing before. Not
/// measured: reading the file. Fixture: [ItemTable].
///
/// Run: `java -jar bench/target/benchmarks.jar FlatBuffersBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlatBuffersBenchmark {

  private static final String NAME = "item-7";

  /// How many items the buffer has.
  @Param("1000000")
  public int count = 1_000_000;

  private final FlatBufferSchema schema = ItemTable.schema();
  private final FieldKey items = schema.type("Root").field("items");
  private final FieldKey id = schema.type("Item").field("id");
  private final FieldKey hp = schema.type("Item").field("hp");
  private final FieldKey name = schema.type("Item").field("name");
  private final FieldKey scores = schema.type("Item").field("scores");

  private FrozenSegment segment = FrozenSegment.copyOf(new byte[0]);
  private ByteBuffer heap = ByteBuffer.allocate(0);
  private @Nullable FlatVector verified;

  /// Makes the buffer, and compares the answers.
  ///
  /// @throws InvalidDataException if it does not verify
  @Setup
  public void setUp() throws InvalidDataException {
    byte[] bytes = ItemTable.buffer(count);
    segment = FrozenSegment.copyOf(bytes);
    heap = ByteBuffer.wrap(bytes);
    verified = verify().vector(items).orElseThrow();
    if (scalars() != scalarsFlatbuffersJava()
        || names() != namesFlatbuffersJava()
        || vectors() != vectorsFlatbuffersJava()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// {@return the root of the buffer, verified}
  ///
  /// @throws InvalidDataException if it does not verify
  @Benchmark
  public FlatTable verify() throws InvalidDataException {
    return VerifiedView.verify(
            segment, FlatBuffers.format(schema, schema.type("Root")), VerifyOptions.DEFAULT)
        .get();
  }

  /// {@return the sum of two scalars of every item}
  @Benchmark
  public long scalars() {
    FlatVector vector = Objects.requireNonNull(verified);
    long sum = 0;
    for (long i = 0; i < vector.size(); i++) {
      FlatTable item = vector.table(i);
      sum += item.getLong(id) + item.getInt(hp);
    }
    return sum;
  }

  /// {@return the sum of two scalars of every item}
  @Benchmark
  public long scalarsFlatbuffersJava() {
    ItemTable root = ItemTable.root(heap);
    ItemTable item = new ItemTable();
    long sum = 0;
    for (int i = 0; i < root.itemCount(); i++) {
      root.item(item, i);
      sum += item.id() + item.hp();
    }
    return sum;
  }

  /// {@return how many items have one name}
  @Benchmark
  public long names() {
    FlatVector vector = Objects.requireNonNull(verified);
    long found = 0;
    for (long i = 0; i < vector.size(); i++) {
      if (vector.table(i).string(name).orElseThrow().contentEquals(NAME)) {
        found++;
      }
    }
    return found;
  }

  /// {@return how many items have one name}
  @Benchmark
  public long namesFlatbuffersJava() {
    ItemTable root = ItemTable.root(heap);
    ItemTable item = new ItemTable();
    byte[] wanted = ItemTable.utf8(NAME);
    long found = 0;
    for (int i = 0; i < root.itemCount(); i++) {
      if (root.item(item, i).nameEquals(wanted)) {
        found++;
      }
    }
    return found;
  }

  /// {@return the sum of the scores of all items}
  @Benchmark
  public long vectors() {
    FlatVector vector = Objects.requireNonNull(verified);
    long sum = 0;
    for (long i = 0; i < vector.size(); i++) {
      FlatVector values = vector.table(i).vector(scores).orElseThrow();
      for (long k = 0; k < values.size(); k++) {
        sum += values.getLong(k);
      }
    }
    return sum;
  }

  /// {@return the sum of the scores of all items}
  @Benchmark
  public long vectorsFlatbuffersJava() {
    ItemTable root = ItemTable.root(heap);
    ItemTable item = new ItemTable();
    long sum = 0;
    for (int i = 0; i < root.itemCount(); i++) {
      root.item(item, i);
      for (int k = 0; k < item.scoreCount(); k++) {
        sum += item.score(k);
      }
    }
    return sum;
  }
}
