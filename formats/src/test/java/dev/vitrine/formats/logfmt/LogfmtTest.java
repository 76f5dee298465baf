// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Allocated;
import dev.vitrine.formats.internal.ChangedBytes;
import dev.vitrine.formats.internal.Given;
import org.junit.jupiter.api.Test;

class LogfmtTest {

  private static final String LINE =
      "at=info method=GET path=\"/a \\\"b\\\"\" debug empty= time=\"\\u00e9 \\ud834\\udd1e\" at=2";

  @Test
  void findsTheFirstPairOfAKey() {
    LogfmtCursor entry = Given.verified(Logfmt.format(), LINE).cursor();
    assertThat(entry.advance()).isTrue();
    assertThat(entry.find("at")).isTrue();
    assertThat(entry.value().toString()).isEqualTo("info");
    assertThat(entry.hasEscapes()).isFalse();
    assertThat(entry.find("path")).isTrue();
    assertThat(entry.value().toString()).isEqualTo("/a \\\"b\\\"");
    assertThat(entry.hasEscapes()).isTrue();
    assertThat(entry.text()).isEqualTo("/a \"b\"");
    assertThat(entry.find("debug")).isTrue();
    assertThat(entry.hasValue()).isFalse();
    assertThat(entry.value().isEmpty()).isTrue();
    assertThat(entry.find("empty")).isTrue();
    assertThat(entry.hasValue()).isTrue();
    assertThat(entry.find("pat")).isFalse();
    assertThat(entry.find("")).isFalse();
    assertThat(entry.find("é")).isFalse();
    assertThat(entry.advance()).isFalse();
  }

  @Test
  void recordsHaveAllPairs() {
    LogfmtCursor odd = Given.verified(Logfmt.format(), "clé=1").cursor();
    assertThat(odd.advance() && odd.find("clé")).isTrue();
    LogfmtEntry entry = Given.verified(Logfmt.format(), "\n" + LINE).iterator().next();
    assertThat(entry.pairs()).isEmpty();
    entry = Given.verified(Logfmt.format(), LINE).iterator().next();
    assertThat(entry.pairs()).hasSize(7);
    assertThat(entry.find("time").orElseThrow().text()).isEqualTo("é 𝄞");
    assertThat(entry.find("none")).isEmpty();
  }

  @Test
  void everyChangeOfOneByteIsRefusedOrHarmless() {
    ChangedBytes.each(
        LINE + "\n" + LINE + "\r\n",
        bytes -> {
          Logfmt log = Given.verified(Logfmt.format(), bytes);
          for (LogfmtCursor at = log.cursor(); at.advance(); ) {
            while (at.advancePair()) {
              assertThat(at.key().isEmpty()).isFalse();
              ChangedBytes.checkInside(at.key(), at.line());
              ChangedBytes.checkInside(at.value(), at.line());
              assertThat(at.text()).isNotNull();
            }
          }
          ChangedBytes.checkMalformed(log);
        });
  }

  @Test
  void lookingUpAKeyAllocatesNothing() {
    Logfmt log = Given.verified(Logfmt.format(), (LINE + "\n").repeat(20_000));
    long bytes =
        Allocated.leastOf(() -> {
          long sum = 0;
          for (LogfmtCursor entry = log.cursor(); entry.advance(); ) {
            sum += entry.find("path") ? 1 : 0;
            sum += entry.hasEscapes() ? 1 : 0;
          }
          return sum;
        });
    System.out.printf("LogfmtTest: 20000 look-ups: %d bytes%n", bytes);
    assertThat(bytes).isLessThan(10_000);
  }
}
