// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a file ought to be, for every command that reads formats.
final class FormatOption {

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      completionCandidates = Formats.Names.class,
      description = "What the files ought to be: ${COMPLETION-CANDIDATES}.")
  private String name = "";

  @Mixin private FlatBuffersOption flatBuffers = new FlatBuffersOption();

  @Mixin private RecordOption records = new RecordOption();

  /// {@return the format that the options name}
  ///
  /// @throws IllegalArgumentException if the options do not name one
  /// @throws IOException if a schema cannot be read or is not valid
  NamedFormat<?> format() throws IOException {
    boolean isFlatBuffers = name.equals(FlatBuffersOption.NAME);
    boolean isRecord = name.equals(RecordOption.NAME);
    if (flatBuffers.isGiven() && !isFlatBuffers) {
      throw new IllegalArgumentException(
          "--schema, --root, --size-prefixed: only with --format flatbuffers (found %s)"
              .formatted(name));
    }
    if (records.isGiven() && !isRecord) {
      throw new IllegalArgumentException(
          "--layout, --header, --magic: only with --format record (found %s)".formatted(name));
    }
    if (isFlatBuffers) {
      return flatBuffers.format();
    }
    return isRecord ? records.format() : Formats.byName(name);
  }
}
