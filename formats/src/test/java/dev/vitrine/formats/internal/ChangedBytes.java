// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;

/// Valid text with one byte changed, and what must hold of everything that comes of it.
public final class ChangedBytes {

  private static final byte[] VALUES = {
    0,
    '\t',
    '\n',
    '\r',
    ' ',
    '"',
    '#',
    '\\',
    '-',
    '[',
    ']',
    '<',
    '>',
    '=',
    '0',
    '1',
    '9',
    'x',
    ':',
    '.',
    '/',
    'T',
    'u',
    0x7F,
    (byte) 0x80,
    (byte) 0xC3,
    (byte) 0xE2,
    (byte) 0xF0,
    (byte) 0xFF
  };

  private ChangedBytes() {}

  /// Hands on the text with each byte changed to some others, and cut at each place.
  public static void each(String text, Consumer<byte[]> use) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int place = 0; place < bytes.length; place++) {
      for (byte value : VALUES) {
        byte[] changed = bytes.clone();
        changed[place] = value;
        use.accept(changed);
      }
      use.accept(java.util.Arrays.copyOf(bytes, place));
    }
  }

  /// Checks that a slice lies inside an entry and is UTF-8.
  public static void checkInside(Utf8Slice slice, Utf8Slice entry) {
    assertThat(slice.byteOffset()).isGreaterThanOrEqualTo(entry.byteOffset());
    assertThat(slice.byteOffset() + slice.byteSize())
        .isLessThanOrEqualTo(entry.byteOffset() + entry.byteSize());
    byte[] bytes = slice.bytes().toArray(ValueLayout.JAVA_BYTE);
    try {
      String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      assertThat(decoded).isEqualTo(slice.toString());
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8 in " + entry, e);
    }
  }

  /// Checks that the malformed lines are as many as are counted, with their faults inside.
  public static void checkMalformed(Entries<?> log) {
    long malformed = 0;
    for (MalformedLine line : log.malformedLines()) {
      assertThat(line.faultOffset())
          .isBetween(line.byteOffset(), line.byteOffset() + line.bytes().byteSize());
      assertThat(line.found()).isNotEmpty();
      malformed++;
    }
    assertThat(malformed).isEqualTo(log.malformedCount());
    long entries = 0;
    for (Object entry : log) {
      assertThat(entry.toString()).isNotEmpty();
      entries++;
    }
    assertThat(entries).isEqualTo(log.entryCount());
    assertThat(entries + malformed).isLessThanOrEqualTo(log.lineCount());
  }
}
