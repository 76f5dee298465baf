// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/// `ftruncate(2)`.
///
/// Stateless and safe for use by many threads.
public final class FileSize {

  // int ftruncate(int fd, off_t length);
  private static final MethodHandle FTRUNCATE =
      Downcall.of("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));

  private FileSize() {}

  /// Sets the size of a file; bytes that are added are zero.
  ///
  /// @param fd a descriptor open for writing
  /// @param byteSize the new size, in bytes, 0 or greater
  /// @throws LinuxException `EPERM` if a seal or flag forbids it, `EINVAL`, `EFBIG`, …
  public static void truncate(Fd fd, long byteSize) throws LinuxException {
    // SAFETY: no pointer is passed.
    var _ =
        Downcall.retrying(
            "ftruncate", fd, errno -> (int) FTRUNCATE.invokeExact(errno, fd.number(), byteSize));
  }
}
