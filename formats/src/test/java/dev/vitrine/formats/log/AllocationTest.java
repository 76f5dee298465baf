// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What going through a log costs in heap.
class AllocationTest {

  private static final int ENTRIES = 100_000;

  /// What one pass may allocate in all, in bytes: the cursor itself, its checker and the boxed
  /// results of the measurement. One byte an entry would be more.
  private static final long ALLOWED = 10_000;

  private static AccessLog log() {
    LogLines lines = new LogLines(new Random(1));
    String text = Stream.generate(lines::combined).limit(ENTRIES).collect(Collectors.joining("\n"));
    return Given.verified(AccessLog.combined(), text);
  }

  @Test
  void goingThroughEntriesAllocatesNothingPerEntry() {
    AccessLog log = log();
    long bytes = Allocated.leastOf(() -> sumNumbers(log));
    System.out.printf("AllocationTest: numbers of %d entries: %d bytes%n", ENTRIES, bytes);
    assertThat(bytes).isLessThan(ALLOWED);
    // Not promised, but what the compiler does: a slice that does not leave the loop is no object.
    System.out.printf(
        "AllocationTest: slices of %d entries: %d bytes%n",
        ENTRIES, Allocated.leastOf(() -> sumSlices(log)));
  }

  private static long sumNumbers(AccessLog log) {
    long sum = 0;
    for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
      sum += entry.epochSecond() + entry.status() + entry.responseBytes();
      sum += entry.byteOffset() + entry.zoneOffsetSeconds() + (entry.hasTarget() ? 1 : 0);
    }
    return sum;
  }

  private static long sumSlices(AccessLog log) {
    long sum = 0;
    for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
      sum += entry.host().byteSize() + entry.target().byteSize() + entry.userAgent().byteSize();
    }
    return sum;
  }

  @Test
  void goingThroughLinesAllocatesNothingPerLine() {
    Lines lines = Given.verified(Lines.utf8(), "a line\n".repeat(ENTRIES));
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (LineCursor line = lines.cursor(); line.advance(); ) {
            sum += line.byteSize() + line.index() + line.byteOffset();
          }
          return sum;
        });
    assertThat(bytes).isLessThan(ALLOWED);
  }
}
