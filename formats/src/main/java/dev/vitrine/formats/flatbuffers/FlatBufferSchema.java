// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What FlatBuffers look like: the types that `flatc --schema -b` wrote to a `.bfbs` file, or that
/// a [SchemaBuilder] was told.
///
/// A `.bfbs` is input like any other: its structure is verified as a FlatBuffer, then its meaning
/// (indices, sizes, alignments, tags), before anything is made of it. Attributes such as
/// `nested_flatbuffer` are only in the file if it was made with `--bfbs-builtins`; without them
/// such a field is a vector of bytes.
///
/// Immutable and safe for use by many threads. It keeps nothing of the file it was read from.
public final class FlatBufferSchema {

  // INVARIANT: made by SchemaCompiler, so that every index of every type is that of another.
  private final Map<String, FlatType> types;
  private final Optional<FlatType> root;
  private final String identifier;
  private final String digest;

  FlatBufferSchema(FlatType[] all, Optional<FlatType> root, String identifier, String digest) {
    Map<String, FlatType> byName = LinkedHashMap.newLinkedHashMap(all.length);
    for (FlatType type : all) {
      byName.put(type.name(), type);
    }
    this.types = byName;
    this.root = root;
    this.identifier = identifier;
    this.digest = digest;
  }

  /// {@return the format of `.bfbs` files, which yields a schema}
  public static Format<FlatBufferSchema> format() {
    return SchemaFormat.INSTANCE;
  }

  /// Reads a schema from bytes.
  ///
  /// @param bfbs the content of a `.bfbs` file
  /// @return the schema
  /// @throws InvalidDataException if it is not a schema that makes sense
  public static FlatBufferSchema of(byte[] bfbs) throws InvalidDataException {
    return of(FrozenSegment.copyOf(bfbs));
  }

  /// Reads a schema from frozen bytes, which are not needed afterwards.
  ///
  /// @param bfbs the content of a `.bfbs` file
  /// @return the schema
  /// @throws InvalidDataException if it is not a schema that makes sense
  public static FlatBufferSchema of(FrozenSegment bfbs) throws InvalidDataException {
    return VerifiedView.verify(bfbs, format(), VerifyOptions.DEFAULT).get();
  }

  /// Reads a schema from a file.
  ///
  /// @param bfbs the `.bfbs` file
  /// @return the schema
  /// @throws InvalidDataException if it is not a schema that makes sense
  /// @throws IOException if it cannot be read
  public static FlatBufferSchema open(Path bfbs) throws IOException {
    try (FrozenFile file = FrozenFile.open(bfbs)) {
      return file.verify(format()).get();
    }
  }

  /// {@return a builder of a schema, for those who have no `.bfbs`}
  public static SchemaBuilder builder() {
    return new SchemaBuilder();
  }

  /// {@return the tables and structs, in the order of the schema}
  public List<FlatType> types() {
    return List.copyOf(types.values());
  }

  /// {@return the table or struct of that name}
  ///
  /// @param name with its namespace, such as `MyGame.Example.Monster`
  /// @throws IllegalArgumentException if there is none
  public FlatType type(String name) {
    FlatType type = types.get(requireNonNull(name, "name"));
    if (type == null) {
      throw new IllegalArgumentException(
          "schema: no such type (found %s, allowed %s)".formatted(name, types.keySet()));
    }
    return type;
  }

  /// {@return the type that the schema calls its root, or empty if it names none}
  public Optional<FlatType> rootType() {
    return root;
  }

  /// {@return the four characters that buffers of the root type carry; empty if the schema names
  /// none}
  public String fileIdentifier() {
    return identifier;
  }

  /// {@return a hash of everything in the schema that decides what a buffer means, in hexadecimal:
  /// it is part of the identity of formats}
  public String digest() {
    return digest;
  }
}
