// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.json.Json;
import dev.vitrine.formats.json.JsonCursor;
import dev.vitrine.formats.json.JsonRecords;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.util.Random;
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

/// Question: what does it cost to sum one field of every line of a log in JSON?
///
/// Measured: verifying where the contender does, finding the field, parsing the number, on one
/// thread, in memory. Not measured: reading the file. Jackson goes through all tokens; it checks
/// neither that every line is one value nor all of UTF-8. Fixture: lines of about 200 bytes with a
/// nested object and an array.
///
/// Run: `java -jar bench/target/benchmarks.jar JsonBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {

  private static final JsonFactory JACKSON = new JsonFactory();

  /// How much text, in bytes.
  @Param("16777216")
  public int byteSize = 1 << 24;

  private FrozenSegment segment = FrozenSegment.copyOf(new byte[0]);
  private byte[] array = new byte[0];

  /// Makes the text, and compares the answers.
  ///
  /// @throws IOException if a contender refuses the text
  @Setup
  public void setUp() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    while (text.length() < byteSize) {
      text.append("{\"time\":\"2026-01-01T10:00:").append(10 + random.nextInt(50));
      text.append("Z\",\"level\":\"info\",\"message\":\"request \\\"done\\\" for somebody\",");
      text.append("\"response\":{\"status\":200,\"bytes\":").append(random.nextInt(100_000));
      text.append(",\"seconds\":0.").append(random.nextInt(1000));
      text.append("},\"tags\":[\"a\",\"web\",12,true,null],\"host\":\"10.0.0.1\"}\n");
    }
    array = text.toString().getBytes(UTF_8);
    segment = FrozenSegment.copyOf(array);
    long expected = jackson();
    if (expected == 0 || expected != vitrine() || verify() == 0) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  private JsonRecords records() throws InvalidDataException {
    return VerifiedView.verify(segment, Json.lines().failingOnMalformed(), VerifyOptions.DEFAULT)
        .get();
  }

  /// {@return the number of lines, verified}
  ///
  /// @throws InvalidDataException if the text is refused
  @Benchmark
  public long verify() throws InvalidDataException {
    return records().entryCount();
  }

  /// {@return the sum, verified first}
  ///
  /// @throws InvalidDataException if the text is refused
  @Benchmark
  public long vitrine() throws InvalidDataException {
    long sum = 0;
    for (JsonCursor entry = records().cursor(); entry.advance(); ) {
      sum += entry.value().at("/response/bytes").orElseThrow().asLong().orElseThrow();
    }
    return sum;
  }

  /// {@return the sum, by the tokens of Jackson}
  ///
  /// @throws IOException if the text is refused
  @Benchmark
  public long jackson() throws IOException {
    long sum = 0;
    try (JsonParser parser = JACKSON.createParser(array)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT && "bytes".equals(parser.currentName())) {
          sum += parser.getLongValue();
        }
      }
    }
    return sum;
  }
}
