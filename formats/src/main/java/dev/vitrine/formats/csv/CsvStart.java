// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import java.util.Optional;

/// What is known before a piece is read.
///
/// @param ofFile whether the piece begins the file, so that a byte order mark may come first
/// @param columns how many cells records have, or 0 if the first of this piece is to tell
/// @param header the header, if a piece before had it
record CsvStart(boolean ofFile, int columns, Optional<CsvHeader> header) {

  static final CsvStart OF_FILE = new CsvStart(true, 0, Optional.empty());
}
