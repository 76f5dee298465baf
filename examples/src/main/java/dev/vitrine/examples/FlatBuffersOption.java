// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.Format;
import dev.vitrine.RecordFormat;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBufferStream;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.flatbuffers.FlatType;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what FlatBuffers look like, for every command that reads them.
final class FlatBuffersOption {

  /// The name of the format on the command line.
  static final String NAME = "flatbuffers";

  @Option(
      names = "--schema",
      paramLabel = "F.bfbs",
      description = "flatbuffers: the schema, written by flatc --schema -b --bfbs-builtins.")
  private @Nullable Path schema;

  @Option(
      names = "--root",
      paramLabel = "TYPE",
      description = "flatbuffers: the root table, with its namespace; default: the schema's root.")
  private @Nullable String root;

  @Option(
      names = "--size-prefixed",
      description = "flatbuffers: a file is a stream of buffers, each with its size in front.")
  private boolean sizePrefixed;

  boolean isSizePrefixed() {
    return sizePrefixed;
  }

  /// {@return whether any of these options was given}
  boolean isGiven() {
    return schema != null || root != null || sizePrefixed;
  }

  /// {@return what a file ought to be, as the options say}
  ///
  /// @throws IllegalArgumentException if there is no schema, or no such root
  /// @throws IOException if the schema cannot be read or is not valid
  Format<?> format() throws IOException {
    return sizePrefixed ? stream() : buffer();
  }

  /// {@return the format of one buffer that fills its file}
  ///
  /// @throws IllegalArgumentException if there is no schema, or no such root
  /// @throws IOException if the schema cannot be read or is not valid
  Format<FlatTable> buffer() throws IOException {
    FlatBufferSchema types = open();
    return FlatBuffers.format(types, rootOf(types));
  }

  /// {@return the format of a stream of buffers}
  ///
  /// @throws IllegalArgumentException if there is no schema, or no such root
  /// @throws IOException if the schema cannot be read or is not valid
  RecordFormat<FlatBufferStream> stream() throws IOException {
    FlatBufferSchema types = open();
    return FlatBuffers.stream(types, rootOf(types));
  }

  private FlatBufferSchema open() throws IOException {
    if (schema == null) {
      throw new IllegalArgumentException("--format flatbuffers needs --schema F.bfbs");
    }
    return FlatBufferSchema.open(schema);
  }

  private FlatType rootOf(FlatBufferSchema types) {
    if (root != null) {
      return types.type(root);
    }
    return types
        .rootType()
        .orElseThrow(
            () -> new IllegalArgumentException("the schema names no root: --root TYPE is needed"));
  }
}
