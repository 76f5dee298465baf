// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Question: how much memory does a contender of [ScanBenchmark] take, and what happens with a
/// small heap?
///
/// Measured: one scan in a process of its own, from the start of `main`: its time, the peak of the
/// heap, and the peak of resident memory, which counts pages of mapped files.
final class WholeProcess {

  private WholeProcess() {}

  /// Prints the answer and what it took: an object of JSON.
  ///
  /// @param arguments the contender and the file
  /// @throws IOException if the file cannot be read
  public static void main(String[] arguments) throws IOException {
    String contender = arguments[0];
    Path file = Path.of(arguments[1]);
    long start = System.nanoTime();
    String outcome;
    try {
      outcome = "\"answer\": \"%d\", ".formatted(ScanBenchmark.scan(contender, file));
      outcome += "\"nanos\": %d".formatted(System.nanoTime() - start);
    } catch (OutOfMemoryError e) {
      outcome = "\"answer\": \"OutOfMemoryError\"";
    }
    IO.println(
        "{\"contender\": \"%s\", %s, \"heap\": \"%s\", \"resident\": \"%s\"}"
            .formatted(
                contender,
                outcome,
                Report.bytes((double) heap()),
                Report.bytes((double) resident())));
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    }
  }
}
