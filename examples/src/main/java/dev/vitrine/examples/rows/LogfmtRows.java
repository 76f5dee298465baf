// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.logfmt.Logfmt;
import dev.vitrine.formats.logfmt.LogfmtCursor;

/// The entries of a log of keys and values: one member for each pair, as a string; `null` for a key
/// without a value. A key that occurs twice in a line does so in the object.
final class LogfmtRows implements JsonRows<Logfmt> {

  @Override
  public void write(Piece<Logfmt> piece, JsonLines out) {
    Logfmt log = piece.value();
    for (LogfmtCursor entry = log.cursor(); entry.advance(); ) {
      out.begin();
      while (entry.advancePair()) {
        if (entry.hasValue()) {
          out.field(entry.key().toString(), entry.text());
        } else {
          out.nullField(entry.key().toString());
        }
      }
      out.end();
    }
    piece.reportMalformed(log, out);
  }
}
