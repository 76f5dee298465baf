// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import java.io.IOException;
import java.util.List;

/// Options that say more about some formats: a part of [FormatOption].
interface FormatDetails {

  /// {@return the names of the formats that they are for}
  List<String> names();

  /// {@return the options, for messages}
  String options();

  /// {@return whether any of the options was given}
  boolean isGiven();

  /// {@return the format that they make}
  ///
  /// @param name one of [#names()]
  /// @throws IllegalArgumentException if the options are not enough, or make no sense
  /// @throws IOException if a file that they name cannot be read or is not valid
  NamedFormat<?> format(String name) throws IOException;
}
