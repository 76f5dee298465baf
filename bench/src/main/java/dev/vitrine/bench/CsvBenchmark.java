// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.csv.Csv;
import dev.vitrine.formats.csv.CsvCursor;
import dev.vitrine.mapping.FrozenSegment;
import java.io.ByteArrayInputStream;
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

/// Question: what does it cost to sum two numbers of every record of a CSV file?
///
/// Measured: verifying where the contender does, finding the cells, parsing the numbers, on one
/// thread, in memory. Not measured: reading the file. Fixture: seven columns, a fifth of the cells
/// of two of them quoted.
///
/// Run: `java -jar bench/target/benchmarks.jar CsvBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CsvBenchmark {

  private static final int PRICE = 3;
  private static final int QUANTITY = 4;

  /// How much text, in bytes.
  @Param("16777216")
  public int byteSize = 1 << 24;

  private FrozenSegment segment = FrozenSegment.copyOf(new byte[0]);
  private byte[] array = new byte[0];
  private Csv verified = emptyCsv();

  private static Csv emptyCsv() {
    try {
      return VerifiedView.verify(
              FrozenSegment.copyOf(new byte[0]), Csv.rfc4180(), VerifyOptions.DEFAULT)
          .get();
    } catch (InvalidDataException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes the text, and compares the answers.
  ///
  /// @throws IOException if a contender refuses the text
  @Setup
  public void setUp() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("id,name,city,price,quantity,date,comment\n");
    for (int id = 0; text.length() < byteSize; id++) {
      boolean quoted = random.nextInt(5) == 0;
      text.append(id).append(quoted ? ",Bob,\"New York, NY\"," : ",Christine,Berlin,");
      text.append(random.nextInt(10_000)).append(".5,").append(random.nextInt(100));
      text.append(",2026-01-1").append(random.nextInt(10));
      text.append(quoted ? ",\"said \"\"ok\"\"\"\n" : ",nothing special to say\n");
    }
    array = text.toString().getBytes(UTF_8);
    segment = FrozenSegment.copyOf(array);
    verified = VerifiedView.verify(segment, Csv.rfc4180(), VerifyOptions.DEFAULT).get();
    double expected = fastCsv();
    if (expected == 0 || expected != vitrine() || expected != cursor() || verify() == 0) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// {@return the number of records, verified}
  ///
  /// @throws InvalidDataException if the text is refused
  @Benchmark
  public long verify() throws InvalidDataException {
    return VerifiedView.verify(segment, Csv.rfc4180(), VerifyOptions.DEFAULT).get().recordCount();
  }

  /// {@return the sum, of records verified before}
  @Benchmark
  public double cursor() {
    return sum(verified);
  }

  /// {@return the sum, verified first}
  ///
  /// @throws InvalidDataException if the text is refused
  @Benchmark
  public double vitrine() throws InvalidDataException {
    return sum(VerifiedView.verify(segment, Csv.rfc4180(), VerifyOptions.DEFAULT).get());
  }

  private static double sum(Csv csv) {
    double sum = 0;
    for (CsvCursor row = csv.cursor(); row.advance(); ) {
      sum += row.asDouble(PRICE).orElseThrow() * row.asLong(QUANTITY).orElseThrow();
    }
    return sum;
  }

  /// {@return the sum, by FastCSV}
  ///
  /// @throws IOException if the text is refused
  @Benchmark
  public double fastCsv() throws IOException {
    double sum = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(array))) {
      for (CsvRecord row : reader) {
        if (row.getStartingLineNumber() > 1) {
          sum += Double.parseDouble(row.getField(PRICE)) * Long.parseLong(row.getField(QUANTITY));
        }
      }
    }
    return sum;
  }
}
