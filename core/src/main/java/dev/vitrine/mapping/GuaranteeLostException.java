// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.Serial;

/// Thrown when a revocable guarantee has ended before the bytes could be saved: what has been read
/// since the last successful [FrozenSegment#confirm] may be wrong.
///
/// It is an [IllegalStateException] because the segment is closed at that moment: reading on throws
/// the plain one, asking for the guarantee throws this one, and one `catch` takes both.
public final class GuaranteeLostException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1L;

  GuaranteeLostException(String message) {
    super(message);
  }
}
