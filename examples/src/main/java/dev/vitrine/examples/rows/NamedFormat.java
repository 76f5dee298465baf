// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.Format;

/// A format as the command line knows it.
///
/// @param <T> the type of its verified value
/// @param strict for `vitrine verify`: a malformed record makes the file invalid
/// @param tolerant for `vitrine cat`: malformed records are counted where the format can do that
/// @param rows how `vitrine cat` prints the value
public record NamedFormat<T>(Format<T> strict, Format<T> tolerant, JsonRows<T> rows) {

  /// {@return a format that does not tell good records from malformed ones}
  public static <T> NamedFormat<T> of(Format<T> format, JsonRows<T> rows) {
    return new NamedFormat<>(format, format, rows);
  }
}
