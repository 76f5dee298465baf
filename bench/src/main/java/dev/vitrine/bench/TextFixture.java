// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
    Random random = new Random(SEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream(byteSize);
    byte[] piece = pieces.getFirst().getBytes(UTF_8);
    while (out.size() + piece.length <= byteSize) {
      out.writeBytes(piece);
      piece = pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8);
    }
    return out.toByteArray();
  }
}
