// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A file system with fs-verity, on which the tests tagged `verity` run: in the machine that
/// `src/test/verity/run.sh` boots, or wherever its system property names a folder.
enum VerityPlace {
  /// ext4 made with `-O verity`.
  EXT4("vitrine.verity.folder"),
  /// btrfs, which has it always, but on some kernels does not keep a file's length.
  BTRFS("vitrine.verity.btrfs");

  /// The size of a page and of a block of the file, in bytes.
  static final int PAGE = 4096;

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final String property;

  VerityPlace(String property) {
    this.property = property;
  }

  /// Skips the test unless fs-verity can be enabled here.
  void assumeUsable() throws IOException {
    Path probe = newFile("probe", new byte[1]);
    try {
      Verity.enable(probe);
    } catch (IOException e) {
      abort("%s=%s has no fs-verity: %s".formatted(property, folder(), e.getMessage()));
    } finally {
      Files.delete(probe);
    }
  }

  /// {@return the folder, or a skipped test}
  Path folder() {
    return folder(property);
  }

  /// {@return the folder that a system property names, or a skipped test}
  static Path folder(String property) {
    String value = System.getProperty(property, "");
    assumeTrue(!value.isEmpty(), "-D" + property + " names no folder; see src/test/verity/run.sh");
    return Path.of(value);
  }

  /// {@return a new file, on the disk, with these bytes}
  Path newFile(String name, byte[] bytes) throws IOException {
    return newFile(folder(), name, bytes);
  }

  static Path newFile(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name + "-" + COUNTER.incrementAndGet()), bytes);
  }

  /// {@return bytes in whose every page the name of the file and the number of the page stand
  /// first, so that a page can be found on the device}
  ///
  /// @param name unique among all files of the device, also removed ones
  static byte[] marked(String name, int pages) {
    byte[] bytes = new byte[pages * PAGE];
    for (int page = 0; page < pages; page++) {
      byte[] mark = mark(name, page);
      System.arraycopy(mark, 0, bytes, page * PAGE, mark.length);
      bytes[(page + 1) * PAGE - 1] = (byte) page;
    }
    return bytes;
  }

  /// {@return what a page of a marked file begins with}
  static byte[] mark(String name, int page) {
    return "<%s, page %d>".formatted(name, page).getBytes(StandardCharsets.US_ASCII);
  }
}
