// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.log.LogLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says how the lines of an access log are laid out.
final class LayoutOption implements FormatDetails {

  /// The name of the format on the command line.
  static final String NAME = "access";

  @Option(
      names = "--log-format",
      paramLabel = "STRING",
      description = "access: the layout of the lines, a LogFormat of httpd or log_format of nginx.")
  private @Nullable String layout;

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public String options() {
    return "--log-format";
  }

  @Override
  public boolean isGiven() {
    return layout != null;
  }

  @Override
  public NamedFormat<?> format(String name) {
    if (layout == null) {
      throw new IllegalArgumentException(
          "--format access: needs --log-format STRING, such as '%h %l %u %t'");
    }
    LogLayout compiled = LogLayout.of(layout);
    return new NamedFormat<>(
        compiled.format().failingOnMalformed(), compiled.format(), new LayoutRows());
  }
}
