// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

/// Whether this JVM may and can call the Linux kernel: a value, found out once, never an exception.
///
/// ```java
/// switch (Kernel.current()) {
///   case Kernel.Ready ready -> …
///   case Kernel.Unavailable(String reason) -> …
/// }
/// ```
///
/// Native access counts as available only if it was *enabled* for this module
/// (`--enable-native-access` or the manifest of an executable jar). The JDK's default, to allow the
/// first restricted call and print a warning of four lines, is treated as "not enabled": a library
/// must not print there, and what it does must not depend on who made the first restricted call.
/// The same holds for `--illegal-native-access=allow`.
///
/// Immutable and safe for use by many threads.
///
/// @implNote On the class path the permission belongs to all jars together, so there another
///   library that was allowed its first call with a warning has enabled it for this one too.
public sealed interface Kernel {

  /// Native calls work.
  ///
  /// @param architecture the processor architecture, which decides some constants
  record Ready(Architecture architecture) implements Kernel {}

  /// Native calls are not possible, whatever is tried.
  ///
  /// @param reason one sentence for the user, with the flag that helps if there is one
  record Unavailable(String reason) implements Kernel {}

  /// {@return the state of this JVM, the same value at each call}
  static Kernel current() {
    return KernelProbe.RESULT;
  }

  /// Checks that native calls are possible.
  ///
  /// @throws UnsupportedOperationException if they are not, with the reason
  static void require() {
    if (current() instanceof Unavailable(String reason)) {
      throw new UnsupportedOperationException(reason);
    }
  }
}
