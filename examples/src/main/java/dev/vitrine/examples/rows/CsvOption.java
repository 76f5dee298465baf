// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.csv.Csv;
import dev.vitrine.formats.csv.CsvFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `--format csv` and `--format tsv`.
final class CsvOption implements FormatDetails {

  static final List<String> NAMES = List.of("csv", "tsv");

  @Option(
      names = "--separator",
      paramLabel = "C",
      description = "csv, tsv: the character between cells.")
  private @Nullable Character separator;

  @Option(
      names = "--no-header",
      description = "csv, tsv: the first record does not name the columns; records are lists.")
  private boolean noHeader;

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public String options() {
    return "--separator, --no-header";
  }

  @Override
  public boolean isGiven() {
    return separator != null || noHeader;
  }

  @Override
  public NamedFormat<Csv> format(String name) {
    CsvFormat format = name.equals("tsv") ? Csv.tsv() : Csv.rfc4180();
    format = separator == null ? format : format.withSeparator(separator);
    return NamedFormat.of(noHeader ? format.withoutHeader() : format, CsvRows::write);
  }
}
