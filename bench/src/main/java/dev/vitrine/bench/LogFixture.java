// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// An access log in the combined format, the same at every run.
final class LogFixture {

  private static final long SEED = 7;

  private LogFixture() {}

  /// {@return the file, of about the given size, every line of it well-formed}
  ///
  /// @param file where to write
  /// @param byteSize how much, in bytes
  static Path write(Path file, long byteSize) throws IOException {
    Random random = new Random(SEED);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long written = 0;
      while (written < byteSize) {
        byte[] line = line(random).getBytes(US_ASCII);
        out.write(line);
        written += line.length;
      }
    }
    return file;
  }

  private static String line(Random random) {
    int status = random.nextInt(10) == 0 ? 404 : 200;
    return ("10.%d.%d.%d - - [%02d/May/2015:%02d:%02d:%02d +0000] \"GET /page/%d?id=%d HTTP/1.1\""
            + " %d %d \"http://example.com/from/%d\" \"Mozilla/5.0 (X11; Linux x86_64)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/32.0.1700.77 Safari/537.36\"\n")
        .formatted(
            random.nextInt(4),
            random.nextInt(16),
            random.nextInt(250),
            1 + random.nextInt(31),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(500),
            random.nextInt(20),
            status,
            random.nextInt(100_000),
            random.nextInt(100));
  }
}
