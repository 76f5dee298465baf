// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import java.io.IOException;

/// How the records of a format look as JSON, one line each.
///
/// @param <T> the type of the verified value that holds the records
@FunctionalInterface
public interface JsonRows<T> {

  /// Writes the records of one piece.
  void write(Piece<T> piece, JsonLines out) throws IOException;
}
