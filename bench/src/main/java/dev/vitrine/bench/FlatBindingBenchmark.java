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
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;
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

/// Question: what does it cost to read a verified buffer through a bound interface?
///
/// Measured: walks over all items that add up two scalars, compare a string, add up a vector,
/// follow a reference to another table: through an interface, by keys, and as flatbuffers-java
/// does, over a heap buffer and over the frozen memory. Not measured: verification
/// ([FlatBuffersBenchmark]) and binding. Fixture: [ItemTable].
///
/// Run: `java -jar bench/target/benchmarks.jar FlatBindingBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlatBindingBenchmark {

  private static final String NAME = "item-7";

  /// Who reads.
  public enum Reader {
    /// The bound interface, over frozen memory.
    INTERFACE,
    /// [FieldKey]s, over frozen memory.
    KEYS,
    /// flatbuffers-java, over an array.
    JAVA_HEAP,
    /// flatbuffers-java, over the frozen memory.
    JAVA_FROZEN
  }

  /// How many items the buffer has: by default few enough for a cache.
  @Param("10000")
  public int count = 10_000;

  /// Who reads.
  @Param public Reader reader = Reader.INTERFACE;

  private final FlatBufferSchema schema = ItemTable.schema();
  private final FieldKey items = schema.type("Root").field("items");
  private final FieldKey id = schema.type("Item").field("id");
  private final FieldKey hp = schema.type("Item").field("hp");
  private final FieldKey name = schema.type("Item").field("name");
  private final FieldKey scores = schema.type("Item").field("scores");
  private final FieldKey maker = schema.type("Item").field("maker");
  private final FieldKey level = schema.type("Maker").field("level");
  private final byte[] wanted = ItemTable.utf8(NAME);

  private List<ItemViews.Item> views = List.of();
  private @Nullable FlatVector keys;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  /// Makes and verifies the buffer.
  ///
  /// @throws InvalidDataException if it does not verify
  @Setup
  public void setUp() throws InvalidDataException {
    byte[] bytes = ItemTable.buffer(count);
    FrozenSegment segment = FrozenSegment.copyOf(bytes);
    var format = FlatBuffers.format(schema, schema.type("Root"));
    FlatTable table = VerifiedView.verify(segment, format, VerifyOptions.DEFAULT).get();
    var binding =
        FlatBuffers.bind(schema.type("Root"), ItemViews.Root.class, MethodHandles.lookup());
    views = binding.of(table).items();
    keys = table.vector(items).orElseThrow();
    buffer = reader == Reader.JAVA_HEAP ? ByteBuffer.wrap(bytes) : segment.bytes().asByteBuffer();
  }

  /// {@return the sum of two scalars of every item}
  @Benchmark
  public long scalars() {
    long sum = 0;
    switch (reader) {
      case INTERFACE -> {
        for (ItemViews.Item item : views) {
          sum += item.id() + item.hp();
        }
      }
      case KEYS -> {
        FlatVector vector = Objects.requireNonNull(keys);
        for (long i = 0; i < vector.size(); i++) {
          FlatTable item = vector.table(i);
          sum += item.getLong(id) + item.getInt(hp);
        }
      }
      case JAVA_HEAP, JAVA_FROZEN -> {
        ItemTable root = ItemTable.root(buffer);
        ItemTable item = new ItemTable();
        for (int i = 0, n = root.itemCount(); i < n; i++) {
          root.item(item, i);
          sum += item.id() + item.hp();
        }
      }
    }
    return sum;
  }

  /// {@return how many items have one name}
  @Benchmark
  public long names() {
    long found = 0;
    switch (reader) {
      case INTERFACE -> {
        for (ItemViews.Item item : views) {
          found += item.name().orElseThrow().contentEquals(NAME) ? 1 : 0;
        }
      }
      case KEYS -> {
        FlatVector vector = Objects.requireNonNull(keys);
        for (long i = 0; i < vector.size(); i++) {
          found += vector.table(i).string(name).orElseThrow().contentEquals(NAME) ? 1 : 0;
        }
      }
      case JAVA_HEAP, JAVA_FROZEN -> {
        ItemTable root = ItemTable.root(buffer);
        ItemTable item = new ItemTable();
        for (int i = 0, n = root.itemCount(); i < n; i++) {
          found += root.item(item, i).nameEquals(wanted) ? 1 : 0;
        }
      }
    }
    return found;
  }

  /// {@return the sum of the scores of all items}
  @Benchmark
  public long vectors() {
    long sum = 0;
    switch (reader) {
      case INTERFACE -> {
        for (ItemViews.Item item : views) {
          sum += sum(item.scores().orElseThrow());
        }
      }
      case KEYS -> {
        FlatVector vector = Objects.requireNonNull(keys);
        for (long i = 0; i < vector.size(); i++) {
          sum += sum(vector.table(i).vector(scores).orElseThrow());
        }
      }
      case JAVA_HEAP, JAVA_FROZEN -> {
        ItemTable root = ItemTable.root(buffer);
        ItemTable item = new ItemTable();
        for (int i = 0, n = root.itemCount(); i < n; i++) {
          root.item(item, i);
          for (int k = 0, m = item.scoreCount(); k < m; k++) {
            sum += item.score(k);
          }
        }
      }
    }
    return sum;
  }

  private static long sum(FlatVector values) {
    long sum = 0;
    for (long k = 0; k < values.size(); k++) {
      sum += values.getLong(k);
    }
    return sum;
  }

  /// {@return the sum of the levels of all makers}
  @Benchmark
  public long nested() {
    long sum = 0;
    switch (reader) {
      case INTERFACE -> {
        for (ItemViews.Item item : views) {
          sum += item.maker().orElseThrow().level();
        }
      }
      case KEYS -> {
        FlatVector vector = Objects.requireNonNull(keys);
        for (long i = 0; i < vector.size(); i++) {
          sum += vector.table(i).table(maker).orElseThrow().getInt(level);
        }
      }
      case JAVA_HEAP, JAVA_FROZEN -> {
        ItemTable root = ItemTable.root(buffer);
        ItemTable item = new ItemTable();
        ItemTable.Maker other = new ItemTable.Maker();
        for (int i = 0, n = root.itemCount(); i < n; i++) {
          sum += root.item(item, i).maker(other).level();
        }
      }
    }
    return sum;
  }
}
