// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.Fault;
import dev.vitrine.InvalidDataException;
import dev.vitrine.Utf8Fault;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.NaiveLine;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Good and bad lines mixed: which are malformed is known from how they were made.
class MalformedLinesTest {

  private static final int BYTE_SIZE = (5 << 20) / 2;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final List<Bad> bad = new ArrayList<>();
  private long lines;

  /// A malformed line that was made.
  private record Bad(long index, long from, Fault fault, long faultOffset) {}

  /// One kind of line after the other for random lengths, so that blocks are clean, dirty or mixed.
  private void make(Random random) {
    LogLines good = new LogLines(random);
    while (text.size() < BYTE_SIZE) {
      int kind = random.nextInt(8);
      for (int left = random.nextInt(kind < 4 ? 1500 : 40); left > 0; left--) {
        switch (kind) {
          case 4 -> makeBad("", LogFault.HOST, 0);
          case 5 -> makeBad("host ident", LogFault.IDENT, 5);
          case 6 -> makeBad("x".repeat(random.nextInt(90_000)), LogFault.HOST, 0);
          case 7 -> makeInvalid(good.combined());
          default -> makeGood(good.combined());
        }
      }
    }
  }

  private void makeGood(String line) {
    end(line.getBytes(UTF_8));
  }

  private void makeBad(String line, Fault fault, int faultOffset) {
    bad.add(new Bad(lines, text.size(), fault, text.size() + faultOffset));
    end(line.getBytes(UTF_8));
  }

  /// In the last field, so that the grammar without UTF-8 would take it.
  private void makeInvalid(String line) {
    byte[] bytes = (line.substring(0, line.length() - 1) + "?\"").getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    bad.add(
        new Bad(lines, text.size(), Utf8Fault.TOO_LARGE, text.size() + (long) bytes.length - 2));
    end(bytes);
  }

  private void end(byte[] line) {
    text.writeBytes(line);
    text.write('\n');
    lines++;
  }

  @Test
  void areFoundExactlyByAnyNumberOfThreads() throws InvalidDataException {
    for (long seed = 1; seed <= 3; seed++) {
      System.out.println("MalformedLinesTest seed " + seed);
      text.reset();
      bad.clear();
      lines = 0;
      make(new Random(seed));
      byte[] bytes = text.toByteArray();
      for (int threads = 1; threads <= 3; threads++) {
        checkCounting(bytes, threads);
        checkFailing(bytes, threads);
      }
    }
  }

  private void checkCounting(byte[] bytes, int threads) throws InvalidDataException {
    VerifiedView<AccessLog> view =
        VerifiedView.verify(
            FrozenSegment.copyOf(bytes),
            AccessLog.combined(),
            VerifyOptions.DEFAULT.withThreads(threads));
    AccessLog log = view.get();
    assertThat(log.lineCount()).isEqualTo(lines).isEqualTo(view.verification().records());
    assertThat(log.malformedCount())
        .isEqualTo(bad.size())
        .isEqualTo(view.verification().count("malformed"));
    assertThat(log.entryCount()).isEqualTo(lines - bad.size());
    List<NaiveLine> naive = NaiveLine.split(bytes);
    Iterator<Bad> expected = bad.iterator();
    for (MalformedLine line : log.malformedLines()) {
      assertThat(new Bad(line.index(), line.byteOffset(), line.fault(), line.faultOffset()))
          .isEqualTo(expected.next());
      assertThat(line.bytes().toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(naive.get((int) line.index()).of(bytes));
    }
    assertThat(expected.hasNext()).isFalse();
    checkEntries(log, naive);
  }

  /// The entries are the lines that are not malformed, in order.
  private void checkEntries(AccessLog log, List<NaiveLine> naive) {
    int line = 0;
    int nextBad = 0;
    for (AccessLogCursor entry = log.cursor(); entry.advance(); line++) {
      while (nextBad < bad.size() && bad.get(nextBad).index() == line) {
        nextBad++;
        line++;
      }
      assertThat(entry.byteOffset()).isEqualTo(naive.get(line).from());
      if (line % 5 == 0) {
        assertThat(entry.lineIndex()).isEqualTo(line);
      }
    }
    assertThat(line + (long) bad.size() - nextBad).isEqualTo(lines);
  }

  private void checkFailing(byte[] bytes, int threads) {
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class,
            () ->
                Given.verify(
                    AccessLog.combined().failingOnMalformed(),
                    bytes,
                    VerifyOptions.DEFAULT.withThreads(threads)));
    Bad first = bad.getFirst();
    assertThat(failure.fault()).isEqualTo(first.fault());
    assertThat(failure.byteOffset()).isEqualTo(first.faultOffset());
    assertThat(failure.path()).isEqualTo("line " + (first.index() + 1));
    assertThatThrownBy(() -> countInWindows(AccessLog.combined().failingOnMalformed(), bytes))
        .hasMessage(failure.getMessage() + " [stream]");
  }

  @Test
  void areAsManyInWindows() throws IOException {
    make(new Random(77));
    assertThat(countInWindows(AccessLog.combined(), text.toByteArray())).isEqualTo(bad.size());
  }

  private static long countInWindows(AccessLogFormat format, byte[] bytes) throws IOException {
    long count = 0;
    try (Windows<AccessLog> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", format, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        count += windows.view().get().malformedCount();
      }
    }
    return count;
  }

  @Test
  void messageQuotesNothingOfTheNextLine() {
    assertThatThrownBy(() -> failing("\nsecret"))
        .hasMessage(
            "combined: line 1: malformed host at byte 0 (found end of line, allowed a word and a"
                + " space)");
    assertThatThrownBy(() -> failing("ab\r\nsecret"))
        .hasMessageContaining("at byte 0 (found \"ab\", allowed ");
    assertThatThrownBy(() -> failing("a".repeat(99)))
        .hasMessageContaining("(found \"" + "a".repeat(16) + "\", allowed ");
    assertThatThrownBy(() -> failing("a\tb"))
        .hasMessageContaining("at byte 0 (found 61 09 62, allowed ");
  }

  private static AccessLog failing(String line) throws InvalidDataException {
    return Given.verify(
        AccessLog.combined().failingOnMalformed(), line.getBytes(UTF_8), VerifyOptions.DEFAULT);
  }

  @Test
  void iteratorEndsWithNoSuchElement() {
    Iterator<MalformedLine> iterator =
        Given.verified(AccessLog.combined(), "x\n").malformedLines().iterator();
    iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anEmptyLogHasNone() {
    AccessLog log = Given.verified(AccessLog.combined(), "");
    assertThat(log.lineCount()).isZero();
    assertThat(log.malformedLines()).isEmpty();
    assertThat(log).isEmpty();
    assertThat(log.cursor().advance()).isFalse();
  }

  @Test
  void aMalformedLineSaysWhatIsWrongAsLongAsItCanBeRead() throws IOException {
    MalformedLine line;
    try (Windows<AccessLog> windows =
        Windows.of(
            new ByteArrayInputStream("host ident\n".getBytes(UTF_8)),
            "log",
            AccessLog.common(),
            VerifyOptions.DEFAULT)) {
      assertThat(windows.advance()).isTrue();
      line = windows.view().get().malformedLines().iterator().next();
      assertThat(line)
          .hasToString(
              "line 1: malformed ident at byte 5 (found \"ident\", allowed a word and a space)");
    }
    assertThat(line)
        .hasToString(
            "line 1: malformed ident at byte 5 (found what cannot be read any more, allowed a word and a space)");
  }
}
