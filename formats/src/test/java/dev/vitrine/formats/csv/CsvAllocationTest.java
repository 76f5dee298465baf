// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.AllocatedBytes;
import dev.vitrine.formats.internal.Given;
import org.junit.jupiter.api.Test;

/// What going through records costs in heap.
class CsvAllocationTest {

  private static final int RECORDS = 50_000;

  /// What one pass may allocate in all, in bytes: the cursor and the boxed results of the
  /// measurement. One byte a record would be more.
  private static final long ALLOWED = 10_000;

  @Test
  void goingThroughRecordsAllocatesNothingPerRecord() {
    String record = "1,2.5,\"a,b\",\"say \"\"x\"\"\"\n";
    Csv csv = Given.verified(Csv.rfc4180().withoutHeader(), record.repeat(RECORDS).getBytes(UTF_8));
    AllocatedBytes allocated = new AllocatedBytes();
    assertThat(allocated.leastOf(() -> sumPlaces(csv))).isLessThan(ALLOWED);
    // Not promised, but what the compiler does: a number that does not leave the loop is no object.
    System.out.printf(
        "CsvAllocationTest: two numbers of %d records: %d bytes%n",
        RECORDS, allocated.leastOf(() -> sumNumbers(csv)));
  }

  private static long sumPlaces(Csv csv) {
    long sum = 0;
    for (CsvCursor row = csv.cursor(); row.advance(); ) {
      sum += row.byteOffset() + row.columnCount() + (row.isQuoted(2) ? 1 : 0) + row.index();
      sum += row.isEscaped(3) ? 1 : 0;
    }
    return sum;
  }

  private static long sumNumbers(Csv csv) {
    double sum = 0;
    for (CsvCursor row = csv.cursor(); row.advance(); ) {
      sum += row.asLong(0).orElse(0) * row.asDouble(1).orElse(0);
    }
    return (long) sum;
  }
}
