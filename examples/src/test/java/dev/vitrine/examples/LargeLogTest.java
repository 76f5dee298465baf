// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.stats.SampleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log larger than the heap.
class LargeLogTest {

  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void summarises64MiBIn64MiBOfHeap() throws IOException, InterruptedException {
    summarise(64 * MIB);
  }

  @Test
  void summarises1GiBIn64MiBOfHeap() throws IOException, InterruptedException {
    assumeTrue(Boolean.getBoolean("vitrine.long"), "takes -Dvitrine.long=true");
    assumeTrue(folder.toFile().getUsableSpace() > 1100 * MIB, "no room for 1 GiB in " + folder);
    summarise(1024 * MIB);
  }

  private void summarise(long byteSize) throws IOException, InterruptedException {
    byte[] sample = Files.readAllBytes(SampleLog.create(folder));
    long copies = Math.ceilDiv(byteSize, sample.length);
    Path log = folder.resolve("large.log");
    try (OutputStream out = Files.newOutputStream(log)) {
      for (long i = 0; i < copies; i++) {
        out.write(sample);
      }
    }
    Map<String, Object> json = JsonReader.object(runIn64MiB(log));
    assertThat(json.get("lines")).isEqualTo(copies * SampleLog.LINES);
    assertThat(json.get("malformed"))
        .isEqualTo(copies * (SampleLog.LINES / SampleLog.MALFORMED_EVERY));
  }

  private String runIn64MiB(Path log) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(Child.command(List.of("-Xmx64m"), "stats", "--json", log))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String peak = "unknown";
    long end = start + TimeUnit.MINUTES.toNanos(10);
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      peak = peak(process.pid(), peak);
      if (System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("hangs");
      }
    }
    System.out.printf(
        "LargeLogTest: %d MiB in %d ms, peak %s%n",
        Files.size(log) / MIB, (System.nanoTime() - start) / 1_000_000, peak);
    assertThat(process.exitValue()).isZero();
    return Files.readString(out);
  }

  /// {@return the largest resident size so far, from proc(5)}
  private static String peak(long pid, String before) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .findFirst()
          .orElse(before);
    } catch (IOException e) {
      return before; // the process has ended, or there is no such file system
    }
  }
}
