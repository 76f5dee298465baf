// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever one byte of a log becomes: it is refused, or accepted and every accessor works.
class AccessLogMutationTest {

  private static final byte[] VALUES = {
    0,
    '\n',
    '\r',
    ' ',
    '"',
    '\\',
    '-',
    '[',
    ']',
    '0',
    '9',
    'x',
    ':',
    '/',
    0x7F,
    (byte) 0x80,
    (byte) 0xC3,
    (byte) 0xE2,
    (byte) 0xF0,
    (byte) 0xFF
  };

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    long seed = 3;
    System.out.println("AccessLogMutationTest seed " + seed);
    LogLines lines = new LogLines(new Random(seed));
    long accepted = 0;
    long refused = 0;
    for (int i = 0; i < 12; i++) {
      boolean combined = i % 2 == 0;
      String line = combined ? lines.combined() : lines.common();
      byte[] bytes = (line + (i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "")).getBytes(UTF_8);
      AccessLogFormat format = combined ? AccessLog.combined() : AccessLog.common();
      for (int place = 0; place < bytes.length; place++) {
        for (byte value : VALUES) {
          byte[] changed = bytes.clone();
          changed[place] = value;
          AccessLog log = Given.verified(format, changed);
          accepted += useAll(log, changed);
          refused += log.malformedCount();
        }
      }
    }
    assertThat(accepted).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void everyTruncationIsRefusedOrHarmless() {
    LogLines lines = new LogLines(new Random(8));
    for (int i = 0; i < 20; i++) {
      byte[] bytes = (lines.combined() + "\n" + lines.combined()).getBytes(UTF_8);
      for (int size = 0; size <= bytes.length; size++) {
        byte[] cut = java.util.Arrays.copyOf(bytes, size);
        useAll(Given.verified(AccessLog.combined(), cut), cut);
        useAll(Given.verified(AccessLog.common(), cut), cut);
      }
    }
  }

  /// {@return how many entries were read}
  private static long useAll(AccessLog log, byte[] text) {
    assertThat(log.entryCount() + log.malformedCount()).isEqualTo(log.lineCount());
    long entries = 0;
    for (AccessLogCursor at = log.cursor(); at.advance(); entries++) {
      assertThat(at.status()).isBetween(0, 999);
      assertThat(at.responseBytes()).isBetween(0L, 999_999_999_999_999_999L);
      assertThat(at.zoneOffsetSeconds()).isBetween(-64_800, 64_800);
      assertThat(Math.abs(at.epochSecond())).isLessThan(400_000_000_000L);
      for (Utf8Slice slice : slices(at.entry())) {
        checkInside(slice, at.byteOffset(), at.line().byteSize(), text);
      }
    }
    assertThat(entries).isEqualTo(log.entryCount());
    long malformed = 0;
    for (MalformedLine line : log.malformedLines()) {
      assertThat(line.faultOffset())
          .isBetween(line.byteOffset(), line.byteOffset() + line.bytes().byteSize());
      malformed++;
    }
    assertThat(malformed).isEqualTo(log.malformedCount());
    return entries;
  }

  private static Utf8Slice[] slices(AccessLog.Entry e) {
    return new Utf8Slice[] {
      e.host(),
      e.ident(),
      e.user(),
      e.request(),
      e.method(),
      e.target(),
      e.protocol(),
      e.referrer(),
      e.userAgent()
    };
  }

  private static void checkInside(Utf8Slice slice, long line, long size, byte[] text) {
    if (slice.isEmpty()) {
      return; // lies nowhere: the format may not have the field
    }
    assertThat(slice.byteOffset()).isGreaterThanOrEqualTo(line);
    assertThat(slice.byteOffset() + slice.byteSize()).isLessThanOrEqualTo(line + size);
    byte[] bytes = slice.bytes().toArray(ValueLayout.JAVA_BYTE);
    try {
      String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      assertThat(decoded).isEqualTo(slice.toString());
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8 in " + new String(text, UTF_8), e);
    }
    assertThat(AccessLog.unescape(slice)).isNotNull();
  }
}
