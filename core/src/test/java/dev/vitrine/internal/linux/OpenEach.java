// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// A program that opens each file of a directory and prints its name in hex, and its size.
public final class OpenEach {

  private OpenEach() {}

  /// Runs the program.
  ///
  /// @param arguments the directory
  public static void main(String[] arguments) throws Exception {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]))) {
      for (Path file : files) {
        byte[] path = NativePath.bytes(file);
        int name = path.length;
        while (path[name - 1] != '/') {
          name--;
        }
        try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
          String hex = HexFormat.of().formatHex(Arrays.copyOfRange(path, name, path.length));
          System.out.println(hex + " " + Statx.of(fd).byteSize());
        }
      }
    }
  }
}
