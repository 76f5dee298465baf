// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the fixtures of the benchmarks to files, for contenders that are not written in Java.
final class WriteFixtures {

  private static final int ITEMS = 1_500_000;
  private static final int TEXT_BYTE_SIZE = 1 << 24;

  private WriteFixtures() {}

  /// Writes `items.bin`, `ascii.txt` and `multilingual.txt`; or, if a size is given, one file.
  ///
  /// @param arguments the folder; and the name of the file, an access log if it ends in `.log` and
  ///   ASCII text otherwise, and its size in bytes
  /// @throws IOException if a file cannot be written
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (arguments.length > 1) {
      Path file = folder.resolve(arguments[1]);
      long byteSize = Long.parseLong(arguments[2]);
      if (arguments[1].endsWith(".log")) {
        LogFixture.write(file, byteSize);
      } else {
        TextFixture.ASCII.write(file, byteSize);
      }
      return;
    }
    Files.write(folder.resolve("items.bin"), ItemTable.buffer(ITEMS));
    for (TextFixture text : TextFixture.values()) {
      String name = text.name().toLowerCase(Locale.ROOT) + ".txt";
      Files.write(folder.resolve(name), text.bytes(TEXT_BYTE_SIZE));
    }
  }
}
