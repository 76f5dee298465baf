// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.ArenaKind;
import dev.vitrine.mapping.Attempt;
import dev.vitrine.mapping.FreezeException;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// A program that freezes a file under an arena of the kind named, verifies that it is UTF-8, and
/// prints what it was told.
final class ReadFile {

  private ReadFile() {}

  static final Format<Long> UTF8 =
      new Format<>() {
        @Override
        public String name() {
          return "utf8/1";
        }

        @Override
        public Long verify(FrozenSegment segment, VerifyContext context)
            throws InvalidDataException {
          context.requireUtf8();
          return segment.byteSize();
        }
      };

  public static void main(String[] arguments) throws IOException {
    FreezePolicy policy = FreezePolicy.DEFAULT.withArena(ArenaKind.valueOf(arguments[1]));
    try (FrozenFile file = FrozenFile.open(Path.of(arguments[0]), policy)) {
      VerifiedView<Long> view = file.verify(UTF8);
      System.out.println("verified " + view.get() + " bytes, " + file.guarantee());
      for (Attempt attempt : file.attempts()) {
        System.out.println(attempt);
      }
    } catch (AccessDeniedException e) {
      System.out.println("denied " + e.getMessage());
    } catch (FreezeException e) {
      System.out.println(e.getMessage());
    }
  }
}
