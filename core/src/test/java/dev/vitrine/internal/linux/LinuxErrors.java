// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The assertion that a call fails with a certain error.
final class LinuxErrors {

  private LinuxErrors() {}

  /// Asserts that a call fails with a certain error.
  ///
  /// @param expected the error
  /// @param call the call
  static void assertFails(Errno expected, ThrowingCallable call) {
    assertThatExceptionOfType(LinuxException.class)
        .isThrownBy(call)
        .matches(e -> e.is(expected), "is " + expected);
  }
}
