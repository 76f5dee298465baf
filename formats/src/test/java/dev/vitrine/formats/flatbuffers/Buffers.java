// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.util.Optional;

/// Verifies bytes in tests.
final class Buffers {

  private Buffers() {}

  static <T> T verify(byte[] bytes, Format<T> format) throws InvalidDataException {
    return VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get();
  }

  static Optional<InvalidDataException> fault(byte[] bytes, Format<?> format) {
    try {
      verify(bytes, format);
      return Optional.empty();
    } catch (InvalidDataException e) {
      return Optional.of(e);
    }
  }
}
