// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.util.Locale;
import java.util.Optional;

/// A processor architecture whose kernel constants this package knows.
///
/// Immutable and safe for use by many threads.
public enum Architecture {
  /// 64-bit x86, `amd64` in the JDK's words.
  X86_64,
  /// 64-bit Arm, little-endian.
  AARCH64;

  /// {@return the architecture of this JVM, or empty for one that is not known here}
  public static Optional<Architecture> current() {
    return of(System.getProperty("os.arch", ""));
  }

  /// {@return the architecture with this name}
  ///
  /// @param name a value of the system property `os.arch`
  static Optional<Architecture> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  /// {@return the value of a constant that the two architectures define differently}
  ///
  /// On any other architecture the answer does not matter, since [Kernel] is unavailable there.
  ///
  /// @param x86 the value on x86-64
  /// @param arm the value on aarch64
  static int choose(int x86, int arm) {
    return current().filter(AARCH64::equals).isPresent() ? arm : x86;
  }
}
