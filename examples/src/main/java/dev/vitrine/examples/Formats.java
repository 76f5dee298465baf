// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.RecordFormat;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.Text;
import java.util.ArrayList;
import java.util.Map;

/// The formats by the names that the command line knows: the one place to register one.
///
/// Except `flatbuffers`, which is made of options: [FlatBuffersOption].
final class Formats {

  /// As [VerifyCommand] takes them: a line that does not parse makes the file invalid.
  private static final Map<String, RecordFormat<?>> BY_NAME =
      Map.of(
          "ascii", Text.ascii(),
          "combined", AccessLog.combined().failingOnMalformed(),
          "common", AccessLog.common().failingOnMalformed(),
          "lines", Lines.utf8(),
          "utf8", Text.utf8());

  private Formats() {}

  /// {@return the format of that name}
  ///
  /// @throws IllegalArgumentException if there is none
  static RecordFormat<?> byName(String name) {
    RecordFormat<?> format = BY_NAME.get(name);
    if (format == null) {
      throw new IllegalArgumentException(
          "unknown format (found %s, allowed %s)".formatted(name, String.join(", ", new Names())));
    }
    return format;
  }

  /// The names, for the help text.
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(BY_NAME.keySet());
      add(FlatBuffersOption.NAME);
      sort(null);
    }
  }
}
