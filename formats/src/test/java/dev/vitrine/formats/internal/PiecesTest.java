// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.json.Json;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.LogLayout;
import dev.vitrine.formats.logfmt.Logfmt;
import dev.vitrine.formats.syslog.Syslog;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.formats.w3c.W3cLog;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A log is the same log, however it is read: as a whole, by several threads, or in pieces that are
/// cut anywhere; entries, malformed lines, their numbers, places and reasons.
class PiecesTest {

  private static final byte[] INTERESTING = {
    '\n', '\r', 0, ' ', '"', '\\', '=', '[', ']', '<', '>', '-', '#', '9', (byte) 0xC3, (byte) 0xFF
  };

  private static final Map<String, RecordFormat<? extends Entries<?>>> FORMATS =
      Map.of(
          "combined", AccessLog.combined(),
          "common", AccessLog.common(),
          "access", LogLayout.of("%h %l %u %t \"%r\" %>s %b").format(),
          "logfmt", Logfmt.format(),
          "jsonl", Json.lines(),
          "jsonl-blank", Json.lines().skippingBlankLines(),
          "rfc3164", Syslog.rfc3164(),
          "rfc5424", Syslog.rfc5424(),
          "syslog", Syslog.auto(),
          "w3c", W3cLog.format());

  private static final List<String> LINES =
      List.of(
          "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 2326 \"-\" \"\u00E9\"",
          "::1 - a [29/Feb/2016:23:59:59 +0000] \"-\" 408 -",
          "level=info msg=\"a \\\"b\\\" \\u00e9\" took=1.5ms ok",
          "{\"a\":[1,2.5e3,null],\"b\":{\"c\":\"\u4E2D\\n\"}}",
          " [] ",
          "<34>1 2003-10-11T22:14:15.003Z host su 1 ID47 [a b=\"c\\]\"] text",
          "<34>Oct 11 22:14:15 host su[12]: text \uD83D\uDE00",
          "Oct 11 22:14:15 host su: text",
          "#Fields: date time c-ip sc-status",
          "#Fields: x-a cs(User-Agent)",
          "#Fields:",
          "#Version: 1.0",
          "2015-01-13 00:32:17 192.0.2.1 404",
          "a \"b \"\"c\"\"\"",
          "",
          "rubbish \u0001");

  static Stream<String> formats() {
    return FORMATS.keySet().stream().sorted();
  }

  /// What is known of a log, with places in the whole of it.
  private record Told(List<String> entries, List<String> malformed, List<Long> counts) {

    Told() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(List.of(0L, 0L, 0L)));
    }

    void add(Entries<?> log, long byteOffset, long firstRecord) {
      // Entries say where they are in their piece, which is another place for each piece.
      log.forEach(entry -> entries.add(entry.toString().replaceFirst("byteOffset=\\d+", "")));
      for (MalformedLine line : log.malformedLines()) {
        malformed.add(
            "%d %d %s %d %s %s"
                .formatted(
                    firstRecord + line.index(),
                    byteOffset + line.byteOffset(),
                    line.fault(),
                    byteOffset + line.faultOffset(),
                    line.found(),
                    line.allowed()));
      }
      counts.set(0, counts.get(0) + log.lineCount());
      counts.set(1, counts.get(1) + log.entryCount());
      counts.set(2, counts.get(2) + log.malformedCount());
    }

    void check(Told expected, String what) {
      assertThat(counts).as(what).isEqualTo(expected.counts);
      assertThat(malformed).as(what).isEqualTo(expected.malformed);
      // Not as lists: one entry may be a megabyte long.
      assertThat(entries.equals(expected.entries)).as(what + ": the same entries").isTrue();
    }
  }

  private static <T extends Entries<?>> Told whole(Format<T> format, byte[] bytes, int threads)
      throws IOException {
    Told told = new Told();
    told.add(Given.verify(format, bytes, VerifyOptions.DEFAULT.withThreads(threads)), 0, 0);
    return told;
  }

  private static <T extends Entries<?>> Told windows(RecordFormat<T> format, byte[] bytes)
      throws IOException {
    Told told = new Told();
    try (Windows<T> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", format, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        told.add(windows.view().get(), windows.byteOffset(), told.counts.get(0));
      }
    }
    return told;
  }

  /// As windows would be, if they were that small.
  private static <T extends Entries<?>> Told pieces(
      RecordFormat<T> first, byte[] bytes, int pieceSize) throws IOException {
    Told told = new Told();
    FrozenSegment all = FrozenSegment.copyOf(bytes);
    RecordFormat<T> format = first;
    long from = 0;
    long size = pieceSize;
    while (from < bytes.length) {
      FrozenSegment piece = all.slice(from, Math.min(size, bytes.length - from));
      long end =
          from + piece.byteSize() == bytes.length
              ? piece.byteSize()
              : format.lastBoundary(piece.bytes(), 0);
      if (end == RecordFormat.NO_BOUNDARY) {
        size++;
        continue;
      }
      VerifyOptions options = VerifyOptions.DEFAULT.withFirstRecord(told.counts.get(0));
      T log = VerifiedView.verify(all.slice(from, end), format, options).get();
      told.add(log, from, told.counts.get(0));
      format = format.following(log);
      from += end;
      size = pieceSize;
    }
    return told;
  }

  private static byte[] text(Random random, int lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < lines; i++) {
      byte[] line = LINES.get(random.nextInt(LINES.size())).getBytes(UTF_8);
      for (int changes = random.nextInt(3) - 1; changes > 0 && line.length > 0; changes--) {
        line[random.nextInt(line.length)] = INTERESTING[random.nextInt(INTERESTING.length)];
      }
      text.writeBytes(line);
      text.writeBytes((random.nextInt(4) == 0 ? "\r\n" : "\n").getBytes(UTF_8));
    }
    byte[] bytes = text.toByteArray();
    return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, bytes.length - 1);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void agreeWhereverPiecesEnd(String name) throws IOException {
    long seed = 20_261_121;
    Random random = new Random(seed);
    RecordFormat<? extends Entries<?>> format = FORMATS.get(name);
    for (int round = 0; round < 12; round++) {
      byte[] bytes = text(random, 1 + random.nextInt(30));
      Told expected = whole(format, bytes, 1);
      for (int size = 1; size <= bytes.length; size += 1 + size / 40) {
        pieces(format, bytes, size)
            .check(expected, "%s, seed %d, round %d, size %d".formatted(name, seed, round, size));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void agreeWhereverChunksAndWindowsEnd(String name) throws IOException {
    long seed = 1_121_2026;
    Random random = new Random(seed);
    RecordFormat<? extends Entries<?>> format = FORMATS.get(name);
    for (int round = 0; round < 12; round++) {
      byte[] tail = text(random, 60);
      // The border lies somewhere in the tail, behind one line that is longer than a block.
      int padding = (int) VerifyContext.CHUNK_BYTE_SIZE - 1 - random.nextInt(tail.length);
      byte[] bytes = new byte[padding + 1 + tail.length];
      Arrays.fill(bytes, 0, padding, (byte) 'x');
      bytes[padding] = '\n';
      System.arraycopy(tail, 0, bytes, padding + 1, tail.length);
      Told expected = whole(format, bytes, 1);
      whole(format, bytes, 2).check(expected, name + ", threads, round " + round);
      windows(format, bytes).check(expected, name + ", windows, round " + round);
    }
  }
}
