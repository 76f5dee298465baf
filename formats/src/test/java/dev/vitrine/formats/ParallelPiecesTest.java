// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.json.Json;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.logfmt.Logfmt;
import dev.vitrine.formats.syslog.Syslog;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.RawLines;
import dev.vitrine.formats.text.Text;
import dev.vitrine.mapping.ParallelWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Formats whose pieces are independent say the same to many threads as to one.
@Timeout(120)
class ParallelPiecesTest {

  private static final long SEED = 20;

  private static final List<String> USUAL =
      List.of(
          "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"\\\"a\\\"\"",
          "{\"a\": [1, 2, \"é\"]}",
          "level=info msg=\"two words\" n=3",
          "<34>1 2003-10-11T22:14:15.003Z host app - ID47 - text");

  @TempDir private Path folder;

  static Stream<RecordFormat<?>> formats() {
    return Stream.of(
        AccessLog.combined(),
        AccessLog.combined().failingOnMalformed(),
        AccessLog.common(),
        Json.lines(),
        Json.lines().failingOnMalformed(),
        Logfmt.format(),
        Logfmt.format().failingOnMalformed(),
        Syslog.auto(),
        Syslog.rfc5424().failingOnMalformed(),
        Lines.utf8(),
        RawLines.format(),
        Text.utf8(),
        Text.ascii());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void giveTheSameAsInOnePiece(RecordFormat<?> format) throws IOException {
    Random random = new Random(SEED);
    assertThat(format.hasIndependentPieces()).isTrue();
    for (int round = 0; round < 6; round++) {
      Path file = Files.write(folder.resolve("log"), text(random, round));
      String alone = outcome(file, format, 1);
      assertThat(outcome(file, format, 3)).as("seed %d, round %d", SEED, round).isEqualTo(alone);
    }
  }

  private static String outcome(Path file, RecordFormat<?> format, int threads) throws IOException {
    LongAdder records = new LongAdder();
    LongAdder entries = new LongAdder();
    try {
      VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threads);
      ParallelWindows.forEach(
          file,
          format,
          options,
          () ->
              window -> {
                records.add(window.view().verification().records());
                entries.add(window.view().get() instanceof Entries<?> log ? log.entryCount() : 0);
              });
    } catch (InvalidDataException e) {
      return e.getMessage();
    }
    return records + " records, " + entries + " entries";
  }

  /// {@return usual lines of one kind, with lines of the others, faults and long lines among them
  /// in all but the first rounds; with either line end, and perhaps with none at the end}
  private static byte[] text(Random random, int round) {
    StringBuilder text = new StringBuilder();
    int odd = round < 3 ? Integer.MAX_VALUE : 1 << (4 * round);
    String usual = USUAL.get(random.nextInt(USUAL.size()));
    String end = random.nextBoolean() ? "\r\n" : "\n";
    while (text.length() < 3_500_000) {
      text.append(random.nextInt(odd) == 0 ? oddLine(random) : usual).append(end);
    }
    text.setLength(text.length() - random.nextInt(10));
    return text.toString().getBytes(round % 2 == 0 ? ISO_8859_1 : UTF_8);
  }

  private static String oddLine(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> USUAL.get(random.nextInt(USUAL.size()));
      case 1 -> "";
      case 2 -> "x".repeat(random.nextInt(1_200_000));
      default -> "\"" + USUAL.get(random.nextInt(USUAL.size())).substring(random.nextInt(15)) + "é";
    };
  }
}
