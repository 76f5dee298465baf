// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// A program that reads a file in windows and prints how long it was.
final class ReadWindows {

  private ReadWindows() {}

  static final RecordFormat<Long> BYTES =
      new RecordFormat<>() {
        @Override
        public String name() {
          return "bytes/1";
        }

        @Override
        public Long verify(FrozenSegment segment, VerifyContext context)
            throws InvalidDataException {
          return ReadFile.UTF8.verify(segment, context);
        }

        @Override
        public long lastBoundary(MemorySegment bytes, long from) {
          return bytes.byteSize() > from ? bytes.byteSize() : NO_BOUNDARY;
        }
      };

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]);
    long total = 0;
    try (Windows<Long> windows = Windows.open(path, BYTES, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        total += windows.view().get();
      }
    } catch (AccessDeniedException e) {
      System.out.println("denied " + e.getMessage());
      return;
    }
    System.out.println("read " + total + " bytes");
  }
}
