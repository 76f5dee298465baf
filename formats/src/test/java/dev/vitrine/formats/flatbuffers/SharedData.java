// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real files that lie beside the checkout, in `../shared/data`, or where the system property
/// `vitrine.data` says.
public final class SharedData {

  private SharedData() {}

  /// Returns a file or folder, or aborts the test where it is absent.
  public static Path path(String name) {
    String named = System.getProperty("vitrine.data", "");
    if (!named.isEmpty()) {
      Path found = Path.of(named, name);
      return Files.exists(found) ? found : absent(name);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path found = folder.resolve("shared/data").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    return absent(name);
  }

  public static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  /// Returns the files in and below a folder that end so, sorted; never none, or a test would pass
  /// because it read nothing.
  public static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(path(folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
      assertThat(found).as(folder).isNotEmpty();
      return found;
    }
  }

  private static Path absent(String name) {
    return abort("no shared/data/" + name + " beside the checkout: skipped");
  }
}
