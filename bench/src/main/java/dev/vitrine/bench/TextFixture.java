// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;

/// Text to scan, the same at every run.
public enum TextFixture {
  /// Lines as logs have them.
  ASCII(
      "2026-01-01T00:00:00Z INFO request served in 12 ms ",
      "GET /index.html HTTP/1.1 200 5120 ",
      "connection from 10.0.0.1 port 51514\n"),
  /// Sentences in Latin, Greek, Cyrillic, Chinese and emoji: one to four bytes for each character.
  MULTILINGUAL(
      "Größe und Maß, où ça? ",
      "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία. ",
      "Съешь же ещё этих мягких французских булок. ",
      "天地玄黃,宇宙洪荒。日月盈昃,辰宿列張。",
      "🙂🚀 ok\n");

  private static final long SEED = 42;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> pieces;

  TextFixture(String... pieces) {
    this.pieces = List.of(pieces);
  }

  /// {@return text of at most that many bytes, cut after a whole piece}
  ///
  /// @param byteSize how much, in bytes
  public byte[] bytes(int byteSize) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(byteSize);
    try {
      write(out, byteSize);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /// Writes the same text to a file.
  ///
  /// @param file where to write
  /// @param byteSize how much, in bytes
  /// @throws IOException if it cannot be written
  public void write(Path file, long byteSize) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, byteSize);
    }
  }

  /// {@return a copy of a file, which is deleted}
  ///
  /// Buffers that were mapped to compare answers stay mapped until the collector finds them, and as
  /// long no lease is granted for the file; the copy nobody has mapped.
  ///
  /// @param file a temporary one
  /// @throws IOException if it cannot be copied
  static Path unmapped(Path file) throws IOException {
    Path copy = Files.createTempFile("vitrine-bench", ".txt");
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(file);
    return copy;
  }

  private void write(OutputStream out, long byteSize) throws IOException {
    List<byte[]> bytes = pieces.stream().map(piece -> piece.getBytes(UTF_8)).toList();
    Random random = new Random(SEED);
    byte[] piece = bytes.getFirst();
    for (long written = 0; written + piece.length <= byteSize; ) {
      out.write(piece);
      written += piece.length;
      piece = bytes.get(random.nextInt(bytes.size()));
    }
  }
}
