// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.logfmt.Logfmt;
import dev.vitrine.formats.logfmt.LogfmtCursor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Megabytes of one pattern in one line. A cost that grows with the square of the size would take
/// hours; the guard says nothing about speed.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileSyslogTest {

  private static final int BYTE_SIZE = 8 << 20;

  private static String line(String head, String pattern, String tail) {
    return head + pattern.repeat(BYTE_SIZE / pattern.length()) + tail + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"[id]", "[i a=\"1\"]", "[", "]", "\"", "\\", " ", "x", ":", "[1"})
  void syslogIsReadInLinearTime(String pattern) {
    for (String head : new String[] {"<0>1 - - - - - ", "<0>1 - - - - - [i a=\"", "<0>1 "}) {
      Syslog log = Given.verified(Syslog.auto(), line(head, pattern, ""));
      long seen = 0;
      for (SyslogCursor at = log.cursor(); at.advance(); seen++) {
        assertThat(at.findParam("none", "none")).isFalse();
      }
      assertThat(seen).isEqualTo(log.entryCount());
    }
    Syslog old = Given.verified(Syslog.auto(), line("Oct 11 22:14:15 ", pattern, ""));
    assertThat(old.entryCount()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1 ", "a ", "=", "\"", "\\\"", "\\", " ", "x", "a=\"\" "})
  void logfmtIsReadInLinearTime(String pattern) {
    for (String head : new String[] {"", "k=\"", "k="}) {
      Logfmt log = Given.verified(Logfmt.format(), line(head, pattern, "\""));
      Logfmt open = Given.verified(Logfmt.format(), line(head, pattern, ""));
      for (LogfmtCursor at = open.cursor(); at.advance(); ) {
        assertThat(at.find("none")).isFalse();
      }
      assertThat(log.entryCount() + log.malformedCount()).isOne();
    }
  }
}
