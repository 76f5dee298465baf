// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.terminal.Input;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.formats.log.AccessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many threads count what one counts.
@Timeout(60)
class SummaryPartTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void partsTogetherAreTheWhole(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    String end = seed % 2 == 0 ? "\r\n" : "\n";
    int byteSize = seed == 4 ? 1000 : 5_000_000;
    while (text.length() < byteSize) {
      text.append(line(random)).append(end);
    }
    text.setLength(text.length() - random.nextInt(3));
    Path log = Files.writeString(folder.resolve("log"), text);
    assertThat(summary(log, 4)).as("seed %d", seed).isEqualTo(summary(log, 1));
  }

  private static String line(Random random) {
    if (random.nextInt(2000) == 0) {
      return "x".repeat(random.nextInt(400_000));
    }
    return "10.0.%d.%d - - [17/May/2015:10:05:03 +0000] \"GET /%s HTTP/1.1\" %d %d \"-\" \"a%s\""
        .formatted(
            random.nextInt(9),
            random.nextInt(250),
            "é".repeat(random.nextInt(40)) + random.nextInt(500),
            200 + random.nextInt(5),
            random.nextInt(100_000),
            random.nextInt(20) == 0 ? "\\\"" : "");
  }

  private static String summary(Path log, int threads) throws IOException {
    List<SummaryPart<AccessLog>> parts = new ArrayList<>();
    VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threads);
    try (Progress progress = Progress.silent();
        Progress.Meter meter = progress.meter(log)) {
      new Input(log)
          .forEachWindow(
              AccessLog.combined(),
              options,
              () -> {
                parts.add(new SummaryPart<>(StatsSource.combined(), "log", meter));
                return parts.getLast();
              });
    }
    SummaryPart<AccessLog> all = parts.stream().reduce(SummaryPart::with).orElseThrow();
    return new StatsReport(all.summary(), List.of(log), all.mechanisms(), Integer.MAX_VALUE).text()
        + all.firstMalformed();
  }
}
