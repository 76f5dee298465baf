// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.formats.log.LogLayout;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a file ought to be, for every command that reads formats.
final class FormatOption {

  /// The name of the format that is made of `--log-format`.
  static final String ACCESS = "access";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      completionCandidates = Formats.Names.class,
      description = "What the files ought to be: ${COMPLETION-CANDIDATES}.")
  private String name = "";

  @Option(
      names = "--log-format",
      paramLabel = "STRING",
      description = "The layout of the lines, for the format access: LogFormat of httpd or nginx.")
  private Optional<String> logFormat = Optional.empty();

  @Mixin private FlatBuffersOption flatBuffers = new FlatBuffersOption();

  /// {@return the format that the options name}
  ///
  /// @throws IllegalArgumentException if the options do not name one
  /// @throws IOException if a schema cannot be read or is not valid
  NamedFormat<?> format() throws IOException {
    if (name.equals(FlatBuffersOption.NAME)) {
      return flatBuffers.format();
    }
    if (flatBuffers.isGiven()) {
      throw new IllegalArgumentException(
          "--schema, --root, --size-prefixed: only with --format flatbuffers (found %s)"
              .formatted(name));
    }
    if (name.equals(ACCESS)) {
      return access();
    }
    if (logFormat.isPresent()) {
      throw new IllegalArgumentException(
          "--log-format: only with --format access (found %s)".formatted(name));
    }
    return Formats.byName(name);
  }

  private NamedFormat<?> access() {
    LogLayout layout =
        LogLayout.of(
            logFormat.orElseThrow(() ->
                new IllegalArgumentException(
                    "--format access: needs --log-format STRING, such as '%h %l %u %t'")));
    return new NamedFormat<>(
        layout.format().failingOnMalformed(), layout.format(), new LayoutRows());
  }
}
