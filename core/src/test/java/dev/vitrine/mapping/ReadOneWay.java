// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Set;

/// Reads every page of a file in another JVM, in the way that it is told.
final class ReadOneWay {

  private static final int PAGE = 4096;

  private ReadOneWay() {}

  /// Prints how many bytes it has seen, or what went wrong.
  ///
  /// @param arguments the path and the way
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    try {
      System.out.println(read(path, arguments[1]) + " bytes");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static long read(Path path, String way) throws IOException {
    return switch (way) {
      case "windows" -> windows(path);
      case "copy" -> frozen(path, only(Mechanism.PRIVATE_COPY));
      case "limited" -> frozen(path, only(Mechanism.PRIVATE_COPY).withCopyLimit(100 << 20));
      case "lease" -> frozen(path, only(Mechanism.LEASE).withCopyFirst(0));
      case "plain" -> plain(path);
      default -> throw new IOException("no such way: " + way);
    };
  }

  private static FreezePolicy only(Mechanism mechanism) {
    return FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism));
  }

  private static long frozen(Path path, FreezePolicy policy) throws IOException {
    try (FrozenFile file = FrozenFile.open(path, policy)) {
      return touched(file.segment().bytes());
    }
  }

  private static long plain(Path path) throws IOException {
    try (Source source = PlainSource.open(path)) {
      Ladder.Held held = new Ladder(source, only(Mechanism.PRIVATE_COPY)).climb();
      return touched(held.frozen().bytes());
    }
  }

  private static long touched(MemorySegment bytes) {
    long pages = 0;
    for (long i = 0; i < bytes.byteSize(); i += PAGE) {
      pages += bytes.get(ValueLayout.JAVA_BYTE, i) == 0 ? 1 : 0;
    }
    return pages * PAGE;
  }

  private static long windows(Path path) throws IOException {
    try (Windows<MemorySegment> windows =
        Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        var _ = touched(windows.view().get());
      }
      return windows.byteOffset();
    }
  }
}
