// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.record.FixedLayout;
import dev.vitrine.formats.record.FixedRecordFormat;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what binary records look like, for every command that reads them.
final class RecordOption implements FormatDetails {

  /// The name of the format on the command line.
  static final String NAME = "record";

  @Option(
      names = "--layout",
      paramLabel = "FIELDS",
      description = "record: its fields, such as \"u32le id; utf8[16] name; u8{0..3} kind\".")
  private @Nullable String layout;

  @Option(
      names = "--header",
      paramLabel = "BYTES",
      description = "record: the size of what comes before the first one.")
  private @Nullable Long header;

  @Option(
      names = "--magic",
      paramLabel = "HEX",
      description = "record: the bytes that the file begins with, in hexadecimal.")
  private @Nullable String magic;

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public String options() {
    return "--layout, --header, --magic";
  }

  @Override
  public boolean isGiven() {
    return layout != null || header != null || magic != null;
  }

  @Override
  public NamedFormat<?> format(String name) {
    if (layout == null) {
      throw new IllegalArgumentException("--format record needs --layout FIELDS");
    }
    FixedRecordFormat format = FixedLayout.parse(layout).format();
    if (magic != null) {
      format = format.withMagic(0, bytes(magic));
    }
    if (header != null) {
      format = format.withHeader(header);
    }
    return NamedFormat.of(format, new RecordRows());
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--magic: not in hexadecimal (found %s, allowed two digits a byte)".formatted(hex), e);
    }
  }
}
