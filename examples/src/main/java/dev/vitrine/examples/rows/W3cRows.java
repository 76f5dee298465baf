// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.w3c.W3cCursor;
import dev.vitrine.formats.w3c.W3cLog;
import dev.vitrine.formats.w3c.W3cType;

/// The entries of an extended log: one member for each field, `null` for `-`; what the format
/// defines as a number is one.
final class W3cRows implements JsonRows<W3cLog> {

  @Override
  public void write(Piece<W3cLog> piece, JsonLines out) {
    W3cLog log = piece.value();
    for (W3cCursor entry = log.cursor(); entry.advance(); ) {
      out.begin();
      for (int i = 0; i < entry.fields().count(); i++) {
        field(entry, i, out);
      }
      out.end();
    }
    piece.reportMalformed(log, out);
  }

  private static void field(W3cCursor entry, int index, JsonLines out) {
    String name = entry.fields().names().get(index);
    if (!entry.has(index)) {
      out.nullField(name);
    } else if (entry.fields().type(index) == W3cType.INTEGER) {
      out.field(name, entry.integer(index));
    } else if (entry.fields().type(index) == W3cType.DECIMAL) {
      decimal(name, entry.text(index), out);
    } else {
      out.field(name, entry.text(index));
    }
  }

  /// A number without a point stays one.
  static void decimal(String name, String text, JsonLines out) {
    if (text.indexOf('.') < 0) {
      out.field(name, Long.parseLong(text));
    } else {
      out.field(name, Double.parseDouble(text));
    }
  }
}
