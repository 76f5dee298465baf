// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFault;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.MalformedLine;
import dev.vitrine.mapping.Windows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which lines are values, which malformed, and which neither.
class JsonLinesTest {

  private static final String TEXT = "{\"a\":1}\n[1,\n\n 2 \r\n \t\r\n\"x\"";

  @Test
  void malformedLinesAreCountedWithPlaceAndReason() {
    JsonRecords records = Given.verified(Json.lines(), TEXT);
    assertThat(records.lineCount()).isEqualTo(6);
    assertThat(texts(records)).containsExactly("0 {\"a\":1}", "3 2", "5 \"x\"");
    List<String> bad = new ArrayList<>();
    for (MalformedLine line : records.malformedLines()) {
      bad.add(line.index() + " " + line.fault() + " " + line.faultOffset());
    }
    assertThat(bad).containsExactly("1 VALUE 11", "2 NO_VALUE 12", "4 NO_VALUE 20");
  }

  @Test
  void blankLinesMayBePassedOver() {
    JsonRecords records = Given.verified(Json.lines().skippingBlankLines(), TEXT);
    assertThat(records.entryCount()).isEqualTo(3);
    assertThat(records.malformedCount()).isEqualTo(1);
    assertThat(texts(records)).containsExactly("0 {\"a\":1}", "3 2", "5 \"x\"");
    assertThat(records).hasSize(3);
    assertThat(Given.verified(Json.lines().skippingBlankLines(), "\n".repeat(100))).isEmpty();
  }

  private static List<String> texts(JsonRecords records) {
    List<String> texts = new ArrayList<>();
    for (JsonCursor at = records.cursor(); at.advance(); ) {
      assertThat(at.line().byteOffset()).isEqualTo(at.byteOffset());
      texts.add(at.lineIndex() + " " + at.value());
    }
    return texts;
  }

  @Test
  void theFirstMalformedLineFailsIfAskedTo() {
    assertThatThrownBy(() -> verify(Json.lines().failingOnMalformed(), TEXT, 100))
        .hasMessage(
            "jsonl: line 2: malformed value at byte 11 (found end of line, allowed {, [, \", a"
                + " digit, -, true, false or null)");
    assertThatThrownBy(() -> verify(Json.lines().failingOnMalformed(), "1\n{\"a\";2}\n3", 100))
        .hasMessage(
            "jsonl: line 2: no colon after a member name at byte 6 (found \";2}\", allowed :)");
  }

  @Test
  void namesTellThePolicy() {
    assertThat(Json.lines().name()).isEqualTo("jsonl/1");
    assertThat(Json.lines().failingOnMalformed().name()).isEqualTo("jsonl/1(malformed=fail)");
    assertThat(Json.lines().skippingBlankLines().failingOnMalformed().name())
        .isEqualTo("jsonl/1(malformed=fail blank=skip)");
  }

  @Test
  void longLinesAreRefusedWhateverThePolicy() {
    assertThatThrownBy(() -> verify(Json.lines(), TEXT, 6))
        .isInstanceOfSatisfying(
            InvalidDataException.class, e -> assertThat(e.fault()).isEqualTo(RecordFault.TOO_LONG));
  }

  private static JsonRecords verify(JsonLinesFormat format, String text, int limit)
      throws IOException {
    return Given.verify(
        format, text.getBytes(UTF_8), VerifyOptions.DEFAULT.withMaxRecordByteSize(limit));
  }

  @Test
  void windowsGiveTheSame() throws IOException {
    String line = "{\"text\":\"" + "x".repeat(1000) + "\",\"n\":[1,2,{\"m\":3}]}\n";
    byte[] bytes = (line.repeat(3000) + "}\n" + line).getBytes(UTF_8);
    long entries = 0;
    long sum = 0;
    try (Windows<JsonRecords> windows =
        Windows.of(
            new ByteArrayInputStream(bytes), "stream", Json.lines(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        for (JsonCursor at = windows.view().get().cursor(); at.advance(); entries++) {
          sum += at.value().at("/n/2/m").orElseThrow().asLong().orElseThrow();
        }
      }
    }
    assertThat(entries).isEqualTo(3001);
    assertThat(sum).isEqualTo(3 * entries);
  }
}
