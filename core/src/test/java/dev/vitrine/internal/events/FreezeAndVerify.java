// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.Utf8Fault;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// A program that freezes and verifies a file.
final class FreezeAndVerify {

  /// Accepts whatever begins with a zero.
  static final Format<Boolean> ZERO =
      new Format<>() {
        @Override
        public String name() {
          return "zero/1";
        }

        @Override
        public Boolean verify(FrozenSegment segment, VerifyContext context)
            throws InvalidDataException {
          if (segment.bytes().get(ValueLayout.JAVA_BYTE, 0) != 0) {
            throw context.invalid(Utf8Fault.TOO_LARGE, 0);
          }
          return true;
        }
      };

  private FreezeAndVerify() {}

  public static void main(String[] arguments) throws IOException {
    try (FrozenFile file = FrozenFile.open(Path.of(arguments[0]))) {
      System.out.println(file.verify(ZERO).get());
    }
  }
}
