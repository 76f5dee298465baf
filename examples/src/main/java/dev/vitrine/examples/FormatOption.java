// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--frames",
      paramLabel = "KIND",
      description =
          "The files are frames (u32le, varint, tfrecord, leveldb, pcap, …) whose payloads are of"
              + " that format.")
  private @Nullable String frames;

  @Mixin private FlatBuffersOption flatBuffers = new FlatBuffersOption();

  /// {@return the format that the options name}
  ///
  /// @throws IllegalArgumentException if the options do not name one
  /// @throws IOException if a schema cannot be read or is not valid
  NamedFormat<?> format() throws IOException {
    return frames == null ? unframed() : Framings.of(frames, unframed());
  }

  private NamedFormat<?> unframed() throws IOException {
    if (name.equals(FlatBuffersOption.NAME)) {
      return flatBuffers.format();
    }
    if (flatBuffers.isGiven()) {
      throw new IllegalArgumentException(
          "--schema, --root, --size-prefixed: only with --format flatbuffers (found %s)"
              .formatted(name));
    }
    return Formats.byName(name);
  }
}
