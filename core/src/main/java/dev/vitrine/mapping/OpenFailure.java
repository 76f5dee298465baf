// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.LinuxException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The exceptions of the JDK for files that cannot be opened, so that callers meet the same ones
/// whichever way a file is opened.
final class OpenFailure {

  private OpenFailure() {}

  static IOException of(Path path, LinuxException cause) {
    IOException failure;
    if (cause.is(Errno.ENOENT) || cause.is(Errno.ENOTDIR)) {
      failure = new NoSuchFileException(path.toString());
    } else if (cause.is(Errno.EACCES) || cause.is(Errno.EPERM)) {
      failure = new AccessDeniedException(path.toString());
    } else {
      failure = new FileSystemException(path.toString(), null, reason(cause));
    }
    failure.initCause(cause);
    return failure;
  }

  private static String reason(LinuxException cause) {
    String error = "%s (%s)".formatted(ReadFailure.meaning(cause), cause.errnoName());
    if (cause.is(Errno.EMFILE)) {
      return error + "; close some, or raise ulimit -n";
    }
    return cause.is(Errno.ENXIO) ? "is a socket, or a device without a driver (ENXIO)" : error;
  }

  static FileSystemException notRegular(Path path, boolean directory) {
    String kind = directory ? "is a directory" : "is not a regular file";
    return new FileSystemException(path.toString(), null, kind);
  }
}
