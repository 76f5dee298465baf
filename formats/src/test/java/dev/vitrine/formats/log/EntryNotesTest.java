// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.LineNotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is noted of lines is what is found without notes.
class EntryNotesTest {

  @Test
  void cursorsGoThroughUsualAndOtherLinesAcrossChunks() throws IOException {
    for (long seed = 1; seed <= 4; seed++) {
      boolean combined = seed % 2 == 0;
      byte[] text = text(new Random(seed), combined);
      AccessLogFormat format = combined ? AccessLog.combined() : AccessLog.common();
      AccessLog log = Given.verified(format, text);
      AccessLogCursor cursor = log.cursor();
      AccessLine grammar = new AccessLine(combined);
      MemorySegment bytes = MemorySegment.ofArray(text);
      long line = 0;
      for (int from = 0; from < text.length; line++) {
        int end = from;
        while (end < text.length && text[end] != '\n') {
          end++;
        }
        int to = end < text.length && end > from && text[end - 1] == '\r' ? end - 1 : end;
        if (grammar.check(bytes, from, to)) {
          assertThat(cursor.advance()).isTrue();
          assertThat(cursor.lineIndex()).as("seed %d", seed).isEqualTo(line);
          checkFields(cursor, grammar, from, to);
        }
        from = end + 1;
      }
      assertThat(cursor.advance()).isFalse();
      assertThat(log.malformedCount()).isPositive();
      assertThat(log.lineCount()).isEqualTo(line);
    }
  }

  private static void checkFields(AccessLogCursor cursor, AccessLine at, long from, long to) {
    assertThat(cursor.byteOffset()).isEqualTo(from);
    assertThat(cursor.line().byteSize()).isEqualTo(to - from);
    assertThat(cursor.host().byteSize()).isEqualTo(at.hostEnd - at.host);
    assertThat(cursor.user().byteOffset()).isEqualTo(at.user);
    assertThat(cursor.user().byteSize()).isEqualTo(at.userEnd - at.user);
    assertThat(cursor.request().byteOffset()).isEqualTo(at.request);
    assertThat(cursor.request().byteSize()).isEqualTo(at.requestEnd - at.request);
    assertThat(cursor.hasResponseBytes()).isEqualTo(!at.hasNoResponseBytes());
    if (!cursor.referrer().isEmpty()) {
      assertThat(cursor.referrer().byteOffset()).isEqualTo(at.referrer);
      assertThat(cursor.referrer().byteSize()).isEqualTo(at.referrerEnd - at.referrer);
      assertThat(cursor.userAgent().byteSize()).isEqualTo(at.userAgentEnd - at.userAgent);
    }
  }

  private static byte[] text(Random random, boolean combined) throws IOException {
    LogLines lines = new LogLines(random);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (text.size() < 2_500_000) {
      String line = combined ? lines.combined() : lines.common();
      if (random.nextInt(50) > 0) {
        line = line.replaceAll("\\\\[\\\\\"]|\\\\", "");
      }
      if (random.nextInt(500) == 0) {
        line = line.replaceFirst("\"", "\"" + "x".repeat(random.nextInt(100_000)));
      }
      if (random.nextInt(500) == 0) {
        line = line.substring(random.nextInt(line.length()));
      }
      if (random.nextInt(300) == 0) {
        line = "h".repeat(250 + random.nextInt(10)) + line; // about the largest that is noted
      }
      if (random.nextInt(500) == 0) {
        line = "h".repeat(random.nextInt(70_000)) + line;
      }
      if (random.nextInt(200) == 0) {
        line = "";
      }
      text.write((line + (random.nextInt(10) == 0 ? "\r\n" : "\n")).getBytes(UTF_8));
    }
    // The last line has no end.
    text.write((combined ? lines.combined() : lines.common()).getBytes(UTF_8));
    return text.toByteArray();
  }

  @Test
  void entriesThatAreNotNotedAreFoundAllTheSame() throws IOException {
    String line = "h - - [17/May/2015:10:05:03 +0000] \"GET /\" 200 7 \"\" \"\"\n";
    int lines = 700_000; // more than notes are kept of
    AccessLog log = Given.verified(AccessLog.combined(), line.repeat(lines).getBytes(UTF_8));
    long bytes = 0;
    for (AccessLogCursor cursor = log.cursor(); cursor.advance(); ) {
      bytes += cursor.responseBytes() + cursor.target().byteSize();
    }
    assertThat(bytes).isEqualTo(8L * lines);
  }

  @Test
  void sizesThatDoNotFitAreNotNoted() {
    assertThat(LineNotes.of(0x1_0000, false)).isEqualTo(LineNotes.NONE);
    long line = LineNotes.of(0xFFFF, true);
    long largest = EntryNote.of(line, 0xFF, 0x3F, 0x3FFF, 0x1F, 0x3FFF);
    assertThat(EntryNote.host(largest)).isEqualTo(0xFF);
    assertThat(EntryNote.user(largest)).isEqualTo(0x3F);
    assertThat(EntryNote.request(largest)).isEqualTo(0x3FFF);
    assertThat(EntryNote.size(largest)).isEqualTo(0x1F);
    assertThat(EntryNote.referrer(largest)).isEqualTo(0x3FFF);
    assertThat(EntryNote.of(line, 0x100, 0, 0, 0, 0)).isEqualTo(LineNotes.NONE);
    assertThat(EntryNote.of(line, 0, 0x40, 0, 0, 0)).isEqualTo(LineNotes.NONE);
    assertThat(EntryNote.of(line, 0, 0, 0x4000, 0, 0)).isEqualTo(LineNotes.NONE);
    assertThat(EntryNote.of(line, 0, 0, 0, 0x20, 0)).isEqualTo(LineNotes.NONE);
    assertThat(EntryNote.of(line, 0, 0, 0, 0, 0x4000)).isEqualTo(LineNotes.NONE);
  }
}
