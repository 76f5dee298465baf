// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The descriptors that this process has open, as `/proc/self/fd` lists them.
final class OpenDescriptors {

  private OpenDescriptors() {}

  /// {@return how many lead to something with this beginning}
  ///
  /// The JVM opens files of its own at any time, so tests count what is theirs.
  ///
  /// @param target the beginning of a path, or such as `socket:`
  static int count(String target) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path link : links) {
        try {
          if (Files.readSymbolicLink(link).toString().startsWith(target)) {
            count++;
          }
        } catch (NoSuchFileException closedMeanwhile) {
          // Such as the one that reads the directory: not counted.
        }
      }
    }
    return count;
  }
}
