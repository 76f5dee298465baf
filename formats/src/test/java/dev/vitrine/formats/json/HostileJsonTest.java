// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Megabytes of what costs most. A cost that grows with the square of the size would take hours;
/// the guard says nothing about speed.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileJsonTest {

  private static final int BYTE_SIZE = 32 << 20;
  private static final int MILLION = 1_000_000;

  @ParameterizedTest
  @ValueSource(chars = {'[', '{', '"', '\\', '1', ' ', '\n', '\r', '-', ',', 'x', 't'})
  void megabytesOfOneByteAreReadInLinearTime(char content) {
    byte[] bytes = new byte[BYTE_SIZE];
    Arrays.fill(bytes, (byte) content);
    JsonRecords records = Given.verified(Json.lines(), bytes);
    long lines = content == '\n' ? BYTE_SIZE : 1;
    assertThat(records.lineCount()).isEqualTo(lines);
    assertThat(records.malformedCount()).isEqualTo(content == '1' ? 0 : lines);
    long found = 0;
    for (JsonCursor at = records.cursor(); at.advance(); found++) {
      assertThat(at.value().asDouble()).hasValue(Double.POSITIVE_INFINITY);
      assertThat(at.value().asDecimal()).isEmpty();
    }
    assertThat(found).isEqualTo(records.entryCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"\":"})
  void aMillionLevelsAreRefusedAtTheLimit(String level) {
    byte[] bytes = level.repeat(MILLION).getBytes(US_ASCII);
    InvalidDataException failure =
        catchThrowableOfType(
            InvalidDataException.class, () -> Given.verify(Json.document(), bytes, options(500)));
    assertThat(failure)
        .hasMessageStartingWith("json: nested too deeply at byte " + 500 * level.length() + " (");
    assertThat(failure).hasMessageEndingWith("allowed 500 levels)");
  }

  @Test
  void aMillionLevelsAreReadIfAllowed() throws InvalidDataException {
    String text = "[{\"a\":".repeat(MILLION / 2) + "\"]\"" + "}]".repeat(MILLION / 2);
    byte[] bytes = text.getBytes(US_ASCII);
    JsonValue value = Given.verify(Json.document(), bytes, options(MILLION));
    JsonElements element = value.elements();
    assertThat(element.advance()).isTrue();
    assertThat(element.value().raw().byteSize()).isEqualTo(bytes.length - 2L);
    assertThat(element.advance()).isFalse();
    bytes[bytes.length - 1] = '}';
    assertThat(
            catchThrowableOfType(
                InvalidDataException.class,
                () -> Given.verify(Json.document(), bytes, options(MILLION))))
        .extracting(InvalidDataException::byteOffset)
        .isEqualTo(bytes.length - 1L);
  }

  private static VerifyOptions options(int depth) {
    return VerifyOptions.DEFAULT.withMaxDepth(depth);
  }

  @Test
  void aMillionMembersAreSkippedOnce() {
    String text = "{" + "\"a\\u0062\":[\"}\\\"\"],".repeat(MILLION) + "\"last\":7}";
    JsonValue value = Given.verified(Json.document(), text.getBytes(US_ASCII));
    assertThat(value.field("last").orElseThrow().asLong()).hasValue(7);
    assertThat(value.field("none")).isEmpty();
  }
}
