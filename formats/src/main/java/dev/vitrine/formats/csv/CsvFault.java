// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import dev.vitrine.Fault;

/// What can be wrong with CSV (RFC 4180, section 2), besides its encoding
/// ([dev.vitrine.Utf8Fault]).
public enum CsvFault implements Fault {
  /// A quoted cell is not closed.
  UNCLOSED_QUOTE("quote not closed"),
  /// Something other than a separator or a line end follows a closing quote.
  DATA_AFTER_QUOTE("data after a closing quote"),
  /// A quote in a cell that does not begin with one.
  QUOTE_IN_CELL("quote in a cell that is not quoted"),
  /// A carriage return, outside quotes, that no line feed follows.
  BARE_CARRIAGE_RETURN("carriage return without a line feed"),
  /// A record has more or fewer cells than it ought to have.
  COLUMN_COUNT("wrong number of columns"),
  /// A record has more cells than [Csv#MAX_COLUMNS].
  TOO_MANY_COLUMNS("too many columns"),
  /// The header is longer than [Csv#MAX_HEADER_BYTE_SIZE].
  HEADER_TOO_LONG("header too long");

  private final String description;

  CsvFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
