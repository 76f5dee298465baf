// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/// Thrown when no rung of the ladder could freeze a file within the policy; it carries what became
/// of each.
public final class FreezeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Attempt> attempts;

  FreezeException(Path path, Strength minimum, List<Attempt> attempts) {
    super(message(path, minimum, attempts));
    this.attempts = attempts;
  }

  /// {@return what became of each rung, in the order in which they were tried}
  public List<Attempt> attempts() {
    return attempts == null ? List.of() : attempts;
  }

  private static String message(Path path, Strength minimum, List<Attempt> attempts) {
    StringBuilder text = new StringBuilder("freeze: no mechanism of strength ");
    text.append(minimum).append(" or above applies [").append(path).append(']');
    for (Attempt attempt : attempts) {
      text.append("; ").append(attempt);
    }
    return text.toString();
  }
}
