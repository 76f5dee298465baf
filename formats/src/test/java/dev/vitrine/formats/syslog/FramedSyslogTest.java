// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.ChangedBytes;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of a TCP connection (RFC 6587).
class FramedSyslogTest {

  private static final SyslogFormat FRAMED = Syslog.auto().framed();

  private static String counted(String message) {
    return message.getBytes(UTF_8).length + " " + message;
  }

  private static List<String> texts(Syslog log) {
    List<String> texts = new ArrayList<>();
    for (SyslogEntry entry : log) {
      texts.add(entry.message().toString());
    }
    return texts;
  }

  @Test
  void bothFramingsMayBeMixed() {
    String stream =
        counted("<34>1 - - - - - - one\ntwo é")
            + "<34>Oct 11 22:14:15 host three\n"
            + counted("<34>1 - - - - - - 4")
            + "<34>1 - - - - - - five\r\n";
    Syslog log = Given.verified(FRAMED, stream);
    assertThat(texts(log)).containsExactly("one\ntwo é", "three", "4", "five");
    assertThat(Given.verified(FRAMED, "").lineCount()).isZero();
  }

  @Test
  void aMalformedMessageIsCountedAndTheNextOneFound() {
    Syslog log = Given.verified(FRAMED, counted("hello") + counted("<34>1 - - - - - - x"));
    assertThat(texts(log)).containsExactly("x");
    assertThat(log.malformedLines())
        .extracting(MalformedLine::index, MalformedLine::byteOffset, MalformedLine::fault)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(0L, 2L, SyslogFault.TIMESTAMP));
    assertThatThrownBy(() ->
            Given.verify(
                FRAMED.failingOnMalformed(), "5 hello".getBytes(UTF_8), VerifyOptions.DEFAULT))
        .hasMessage(
            "syslog: message 1: malformed timestamp at byte 2"
                + " (found \"hello\", allowed a time and a space)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "0 ",
        "01 x",
        "1x",
        " 1 x",
        "5 abcd",
        "5",
        "5 ",
        "<34>1 - - - - - - x",
        "999999999999999999 x",
        "9999999999999999999 x",
        "9223372036854775807 x",
        "-1 x",
        "+1 x"
      })
  void aMalformedFrameFails(String frame) {
    String stream = counted("<34>1 - - - - - - x") + frame;
    assertThatThrownBy(() -> Given.verify(FRAMED, stream.getBytes(UTF_8), VerifyOptions.DEFAULT))
        .hasMessageContaining(": malformed frame at byte 22 (found ");
  }

  @Test
  void aMessageLargerThanAllowedFails() {
    byte[] stream = counted("<34>1 - - - - - - " + "x".repeat(100)).getBytes(UTF_8);
    VerifyOptions options = VerifyOptions.DEFAULT.withMaxRecordByteSize(117);
    assertThatThrownBy(() -> Given.verify(FRAMED, stream, options))
        .hasMessageContaining("more than 117 bytes");
  }

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    String stream =
        counted("<34>1 - h a - - [x y=\"\\]\"] one") + "<34>Oct 11 22:14:15 host t[1]: three\n";
    ChangedBytes.each(
        stream,
        bytes -> {
          try {
            SyslogTest.useAll(Given.verify(FRAMED, bytes, VerifyOptions.DEFAULT));
          } catch (dev.vitrine.InvalidDataException e) {
            assertThat(e.fault()).isEqualTo(SyslogFault.FRAME);
          }
        });
  }

  @Test
  void windowsGiveTheSameMessages() throws IOException {
    Random random = new Random(4);
    StringBuilder stream = new StringBuilder();
    long malformed = 0;
    for (int i = 0; i < 60_000; i++) {
      boolean bad = random.nextInt(100) == 0;
      malformed += bad ? 1 : 0;
      String message = (bad ? "<34>x" : "<34>1 - - - - - - ") + "m".repeat(random.nextInt(99));
      stream.append(random.nextBoolean() ? counted(message) : message + "\n");
    }
    byte[] bytes = stream.toString().getBytes(UTF_8);
    assertThat(bytes.length).isGreaterThan(3 << 20);
    Syslog whole = Given.verified(FRAMED, bytes);
    assertThat(whole.malformedCount()).isEqualTo(malformed);
    List<String> texts = new ArrayList<>();
    try (Windows<Syslog> windows =
        Windows.of(new ByteArrayInputStream(bytes), "stream", FRAMED, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        texts.addAll(texts(windows.view().get()));
      }
    }
    assertThat(texts).isEqualTo(texts(whole)).hasSize((int) (60_000 - malformed));
  }

  @Test
  void aBoundaryIsTheEndOfAWholeFrame() {
    byte[] bytes = "3 abc12 x".getBytes(UTF_8);
    FrozenSegment segment = FrozenSegment.copyOf(bytes);
    assertThat(FRAMED.lastBoundary(segment.bytes(), 0)).isEqualTo(5);
    assertThat(FRAMED.lastBoundary(segment.bytes(), 5)).isEqualTo(SyslogFormat.NO_BOUNDARY);
  }
}
