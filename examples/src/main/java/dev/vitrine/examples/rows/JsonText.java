// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.json.JsonCursor;
import dev.vitrine.formats.json.JsonRecords;
import dev.vitrine.formats.json.JsonValue;
import dev.vitrine.formats.text.Utf8Slice;
import java.io.IOException;

/// Values of verified JSON, as they stand in the file, one line each.
final class JsonText {

  /// How much is copied at a time, in bytes.
  private static final long PIECE_BYTE_SIZE = 1 << 16;

  private JsonText() {}

  static void lines(Piece<JsonRecords> piece, JsonLines out) throws IOException {
    for (JsonCursor entry = piece.value().cursor(); entry.advance(); ) {
      Utf8Slice value = entry.value().raw();
      out.rawElement(to -> appendAsLine(value, to));
    }
    piece.reportMalformed(piece.value(), out);
  }

  static void document(Piece<JsonValue> piece, JsonLines out) throws IOException {
    out.rawElement(to -> appendAsLine(piece.value().raw(), to));
  }

  /// Line ends are only whitespace in JSON: in strings they are escaped, and no two values or names
  /// are parted by whitespace alone.
  private static void appendAsLine(Utf8Slice json, Appendable out) throws IOException {
    for (long from = 0; from < json.byteSize(); ) {
      long to = Math.min(json.byteSize(), from + PIECE_BYTE_SIZE);
      while (to < json.byteSize() && (json.byteAt(to) & 0xC0) == 0x80) {
        to--; // inside a character
      }
      out.append(json.slice(from, to).toString().replace("\n", "").replace("\r", ""));
      from = to;
    }
  }
}
