// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.LinuxException;
import java.io.IOException;

/// What a user is told when a file that is open cannot be read or mapped: the kernel's error is
/// about a descriptor, whose number tells nobody which file it was.
final class ReadFailure {

  private ReadFailure() {}

  /// {@return the exception to throw}
  ///
  /// @param resource the file, as it was opened
  /// @param cause what the kernel said
  static IOException of(Object resource, LinuxException cause) {
    return failure(resource, "", cause);
  }

  /// {@return the exception to throw}
  ///
  /// @param resource the file, as it was opened
  /// @param byteOffset where the failing read began, in bytes
  /// @param cause what the kernel said
  static IOException at(Object resource, long byteOffset, LinuxException cause) {
    return failure(resource, " at byte " + byteOffset, cause);
  }

  private static IOException failure(Object resource, String place, LinuxException cause) {
    return new IOException(
        "cannot read: %s%s (%s: %s) [%s]"
            .formatted(meaning(cause), place, cause.call(), cause.errnoName(), resource),
        cause);
  }

  /// {@return the kernel's error in a few words}
  static String meaning(LinuxException cause) {
    return Errno.of(cause.errno()).map(Errno::meaning).orElse("unknown error");
  }
}
