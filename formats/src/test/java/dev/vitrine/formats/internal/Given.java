// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;

/// Verified values of bytes at hand, for the tests of all packages.
public final class Given {

  private Given() {}

  /// {@return the verified value of bytes that are known to be valid}
  public static <T> T verified(Format<T> format, byte[] bytes) {
    return verified(format, bytes, 1);
  }

  /// {@return the verified value of bytes that are known to be valid, found by some threads}
  public static <T> T verified(Format<T> format, byte[] bytes, int threads) {
    try {
      return verify(format, bytes, VerifyOptions.DEFAULT.withThreads(threads));
    } catch (InvalidDataException e) {
      throw new AssertionError("valid data was refused", e);
    }
  }

  /// {@return the verified value of a text that is known to be valid}
  public static <T> T verified(Format<T> format, String text) {
    return verified(format, text.getBytes(UTF_8));
  }

  /// {@return the verified value of bytes}
  public static <T> T verify(Format<T> format, byte[] bytes, VerifyOptions options)
      throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, options).get();
  }
}
