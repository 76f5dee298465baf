// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrnoTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNumber(Errno errno) {
    assertThat(Errno.of(errno.number())).contains(errno);
  }

  @ParameterizedTest
  @EnumSource
  void explainsItselfInAFewPlainWords(Errno errno) {
    assertThat(errno.meaning()).matches("[a-z][a-z/, -]{3,50}");
  }

  @Test
  void isEmptyForAnUnknownNumber() {
    assertThat(Errno.of(4096)).isEmpty();
  }

  @Test
  void messageNamesCallErrorAndFile() {
    LinuxException e = new LinuxException("fcntl(F_SETLEASE)", 11, "fd 7");
    assertThat(e)
        .hasMessage("fcntl(F_SETLEASE): EAGAIN (11: resource temporarily unavailable) [fd 7]");
    assertThat(e.call()).isEqualTo("fcntl(F_SETLEASE)");
    assertThat(e.errno()).isEqualTo(11);
    assertThat(e.errnoName()).isEqualTo("EAGAIN");
    assertThat(e.is(Errno.EAGAIN)).isTrue();
    assertThat(e.is(Errno.EPERM)).isFalse();
  }

  @Test
  void messageGivesTheNumberOfAnUnknownError() {
    LinuxException e = new LinuxException("open", 4096, "/x");
    assertThat(e).hasMessage("open: errno 4096 [/x]");
    assertThat(e.errnoName()).isEqualTo("errno 4096");
  }
}
