// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.IOException;

/// A C function failed: its name, its `errno`, and the path or descriptor it was about.
///
/// The message reads `fcntl(F_SETLEASE): EAGAIN (11: resource temporarily unavailable) [fd 7]`.
public final class LinuxException extends IOException {

  private static final long serialVersionUID = 1;

  /// The name of the function, with the command where that decides.
  private final String call;

  /// The error number.
  private final int errno;

  /// Makes the exception for one failed call.
  ///
  /// @param call the name of the function, with the command where that decides
  /// @param errno the error number it left, as in `<errno.h>`
  /// @param about the path or descriptor, as text
  public LinuxException(String call, int errno, String about) {
    super("%s: %s [%s]".formatted(call, describe(errno), about));
    this.call = call;
    this.errno = errno;
  }

  private static String describe(int errno) {
    return Errno.of(errno)
        .map(known -> "%s (%d: %s)".formatted(known, errno, known.meaning()))
        .orElseGet(() -> "errno %d".formatted(errno));
  }

  /// {@return the name of the function, with the command where that decides}
  public String call() {
    return call;
  }

  /// {@return the error number, as in `<errno.h>`}
  public int errno() {
    return errno;
  }

  /// {@return the name of the error number such as `EAGAIN`, or `errno 200` for an unknown one}
  public String errnoName() {
    return Errno.of(errno).map(Errno::name).orElseGet(() -> "errno " + errno);
  }

  /// {@return whether this is a certain error}
  ///
  /// @param expected the error asked for
  public boolean is(Errno expected) {
    return errno == expected.number();
  }
}
