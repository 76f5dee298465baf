// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.LineNotes;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The fast ways over access logs against the grammar of one line: [UsualLines] must accept nothing
/// that [AccessLine] refuses, and [EntryPlaces] must find what it finds.
class UsualLinesTest {

  private static final byte[] VALUES = {
    0, '\n', '\r', ' ', '"', '\\', '-', '[', ']', '0', '9', ':', '/', 'x', (byte) 0xC3
  };

  @Test
  void acceptsOnlyWhatTheGrammarAcceptsAfterEveryChangeOfOneByte() {
    long seed = 21;
    System.out.println("UsualLinesTest seed " + seed);
    LogLines lines = new LogLines(new Random(seed));
    long accepted = 0;
    long refused = 0;
    for (int i = 0; i < 60; i++) {
      boolean combined = i % 2 == 0;
      String end = i % 3 == 0 ? "\r\n" : "\n";
      byte[] text = (line(lines, combined) + end + line(lines, combined) + end).getBytes(UTF_8);
      for (int place = 0; place < text.length; place++) {
        for (byte value : VALUES) {
          byte[] changed = text.clone();
          changed[place] = value;
          if (isUsual(changed, combined)) {
            accepted++;
            assertThat(allLinesFollowTheGrammar(changed, combined))
                .as(new String(changed, UTF_8))
                .isTrue();
          } else {
            refused++;
          }
        }
      }
    }
    assertThat(accepted).isGreaterThan(10_000);
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void acceptsEveryWellFormedLineWithoutBackslashes() {
    LogLines lines = new LogLines(new Random(22));
    for (int i = 0; i < 5_000; i++) {
      boolean combined = i % 2 == 0;
      String line = line(lines, combined);
      boolean usual = isUsual((line + "\n").getBytes(UTF_8), combined);
      assertThat(usual).as(line).isEqualTo(line.indexOf('\\') < 0);
    }
  }

  @Test
  void acceptsNoPartOfALine() {
    byte[] text = "h - - [17/May/2015:10:05:03 +0000] \"\" 200 - \"\" \"\"\n".getBytes(UTF_8);
    assertThat(isUsual(text, true)).isTrue();
    for (int size = 1; size < text.length; size++) {
      assertThat(isUsual(Arrays.copyOf(text, size), true)).isFalse();
      byte[] ended = Arrays.copyOf(text, size + 1);
      ended[size] = '\n';
      assertThat(isUsual(ended, true)).isEqualTo(size == text.length - 1);
    }
  }

  @Test
  void findsThePlacesThatTheGrammarFinds() {
    LogLines lines = new LogLines(new Random(23));
    for (int i = 0; i < 5_000; i++) {
      boolean combined = i % 2 == 0;
      String line = combined ? lines.combined() : lines.common();
      byte[] text = (line + (i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "")).getBytes(UTF_8);
      AccessLine grammar = new AccessLine(combined);
      assertThat(grammar.check(MemorySegment.ofArray(text), 0, line.getBytes(UTF_8).length))
          .as(line)
          .isTrue();
      checkPlaces(text, combined, grammar, i);
    }
  }

  /// @param order which field is asked for first: places are found on the way to others
  private static void checkPlaces(byte[] text, boolean combined, AccessLine at, int order) {
    AccessLogFormat format = combined ? AccessLog.combined() : AccessLog.common();
    AccessLogCursor cursor = Given.verified(format, text).cursor();
    assertThat(cursor.advance()).isTrue();
    for (int i = 0; i < 6; i++) {
      switch ((order + i) % 6) {
        case 0 -> check(cursor.host(), at.host, at.hostEnd);
        case 1 -> check(cursor.ident(), at.ident, at.identEnd);
        case 2 -> check(cursor.user(), at.user, at.userEnd);
        case 3 -> check(cursor.request(), at.request, at.requestEnd);
        case 4 -> {
          if (combined) {
            check(cursor.referrer(), at.referrer, at.referrerEnd);
          } else {
            assertThat(cursor.referrer().isEmpty()).isTrue();
          }
        }
        default -> {
          if (combined) {
            check(cursor.userAgent(), at.userAgent, at.userAgentEnd);
          } else {
            assertThat(cursor.userAgent().isEmpty()).isTrue();
          }
        }
      }
    }
    assertThat(cursor.hasResponseBytes()).isEqualTo(!at.hasNoResponseBytes());
    assertThat(cursor.advance()).isFalse();
  }

  private static void check(Utf8Slice slice, long from, long to) {
    assertThat(slice.byteOffset()).isEqualTo(from);
    assertThat(slice.byteSize()).isEqualTo(to - from);
  }

  private static String line(LogLines lines, boolean combined) {
    String line = combined ? lines.combined() : lines.common();
    return line.hashCode() % 4 == 0 ? line : line.replaceAll("\\\\[\\\\\"]|\\\\", "");
  }

  private static boolean isUsual(byte[] text, boolean combined) {
    return new UsualLines(combined)
        .areWellFormed(MemorySegment.ofArray(text), 0, text.length, new LineNotes(text.length));
  }

  private static boolean allLinesFollowTheGrammar(byte[] text, boolean combined) {
    AccessLine grammar = new AccessLine(combined);
    MemorySegment bytes = MemorySegment.ofArray(text);
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        int to = i > from && text[i - 1] == '\r' ? i - 1 : i;
        if (!grammar.check(bytes, from, to)) {
          return false;
        }
        from = i + 1;
      }
    }
    return from == text.length;
  }
}
