// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.Given;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/// What going through records costs in heap.
class FixedAllocationTest {

  private static final int RECORDS = 100_000;

  /// What one pass may allocate in all, in bytes: one byte a record would be more.
  private static final long ALLOWED = 10_000;

  private static final FixedLayout LAYOUT = FixedLayout.parse("u32le id; i16be delta; f64le x");

  interface Row {
    long id();

    int delta();
  }

  private final FixedRecords records =
      Given.verified(LAYOUT.format(), new byte[Math.toIntExact(RECORDS * LAYOUT.byteSize())]);

  @Test
  void aCursorAllocatesNothingPerRecord() {
    FixedField id = LAYOUT.field("id");
    FixedField x = LAYOUT.field("x");
    long bytes =
        Allocated.leastOf(() -> {
          double sum = 1;
          for (FixedCursor record = records.cursor(); record.advance(); ) {
            sum += record.getLong(id) + record.getDouble(x);
          }
          return (long) sum;
        });
    assertThat(bytes).isLessThan(ALLOWED);
  }

  /// Not promised, but what the compiler does: a view that does not leave the loop is no object.
  @Test
  void tellsWhatAListOfViewsAllocates() {
    var rows = LAYOUT.bind(Row.class, MethodHandles.lookup()).list(records);
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 1;
          for (Row row : rows) {
            sum += row.id() + row.delta();
          }
          return sum;
        });
    System.out.printf("FixedAllocationTest: views of %d records: %d bytes%n", RECORDS, bytes);
    assertThat(rows).hasSize(RECORDS);
  }
}
