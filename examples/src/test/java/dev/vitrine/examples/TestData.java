// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.nio.file.Files;
import java.nio.file.Path;

/// Real files, for tests that have them.
final class TestData {

  private TestData() {}

  /// {@return the folder of test data, which lies beside the checkout or is given by a property}
  static Path folder() {
    String given = System.getProperty("vitrine.data");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared/data");
  }
}
