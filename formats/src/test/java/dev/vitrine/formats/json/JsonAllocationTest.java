// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.AllocatedBytes;
import dev.vitrine.formats.internal.Given;
import org.junit.jupiter.api.Test;

/// What going through values costs in heap.
class JsonAllocationTest {

  private static final int ENTRIES = 50_000;

  /// What one pass may allocate in all, in bytes: the cursor, its checker and the boxed results of
  /// the measurement. One byte an entry would be more.
  private static final long ALLOWED = 10_000;

  @Test
  void goingThroughLinesAllocatesNothingPerLine() {
    String line = "{\"a\":[1,2.5,\"x\\n\"],\"b\":{\"c\":true}}\n";
    JsonRecords records = Given.verified(Json.lines(), line.repeat(ENTRIES).getBytes(UTF_8));
    AllocatedBytes allocated = new AllocatedBytes();
    assertThat(allocated.leastOf(() -> sumPlaces(records))).isLessThan(ALLOWED);
    // Not promised, but what the compiler does: a value that does not leave the loop is no object.
    System.out.printf(
        "JsonAllocationTest: %d entries of 5 values: %d bytes%n",
        ENTRIES, allocated.leastOf(() -> sumNumbers(records)));
  }

  private static long sumPlaces(JsonRecords records) {
    long sum = 0;
    for (JsonCursor entry = records.cursor(); entry.advance(); ) {
      sum += entry.lineIndex() + entry.byteOffset();
    }
    return sum;
  }

  private static long sumNumbers(JsonRecords records) {
    long sum = 0;
    for (JsonCursor entry = records.cursor(); entry.advance(); ) {
      for (JsonMembers member = entry.value().members(); member.advance(); ) {
        for (JsonElements element = member.value().elements(); element.advance(); ) {
          sum += element.value().asLong().orElse(0);
        }
      }
    }
    return sum;
  }
}
