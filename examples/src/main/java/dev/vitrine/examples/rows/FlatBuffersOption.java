// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.flatbuffers.FlatBufferFault;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBufferStream;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatJson;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.flatbuffers.FlatType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what FlatBuffers look like, for every command that reads them.
final class FlatBuffersOption implements FormatDetails {

  /// The name of the format on the command line.
  static final String NAME = "flatbuffers";

  @Option(
      names = "--schema",
      paramLabel = "F.bfbs",
      description = "flatbuffers: the schema, written by flatc --schema --binary.")
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

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public String options() {
    return "--schema, --root, --size-prefixed";
  }

  @Override
  public boolean isGiven() {
    return schema != null || root != null || sizePrefixed;
  }

  @Override
  public NamedFormat<?> format(String name) throws IOException {
    FlatBufferSchema types = open();
    FlatType type = rootOf(types);
    return sizePrefixed
        ? NamedFormat.of(FlatBuffers.stream(types, type), FlatBuffersOption::stream)
        : NamedFormat.of(FlatBuffers.format(types, type), FlatBuffersOption::buffer);
  }

  private static void stream(Piece<FlatBufferStream> piece, JsonLines out) throws IOException {
    for (FlatTable buffer : piece.value()) {
      out.rawElement(text -> FlatJson.write(buffer, text));
    }
  }

  private static void buffer(Piece<FlatTable> piece, JsonLines out) throws IOException {
    out.rawElement(text -> FlatJson.write(piece.value(), text));
  }

  private FlatBufferSchema open() throws IOException {
    if (schema == null) {
      throw new IllegalArgumentException("--format flatbuffers needs --schema F.bfbs");
    }
    try {
      return FlatBufferSchema.open(schema);
    } catch (InvalidDataException e) {
      if (e.fault() != FlatBufferFault.BAD_IDENTIFIER) {
        throw e;
      }
      throw new IllegalArgumentException(
          schema + ": not a compiled schema; flatc --schema --binary makes one of a .fbs file", e);
    }
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
