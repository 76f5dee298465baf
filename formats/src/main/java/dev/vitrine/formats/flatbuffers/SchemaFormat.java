// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;

/// `.bfbs` files: a FlatBuffer whose meaning is a schema.
final class SchemaFormat implements Format<FlatBufferSchema> {

  static final SchemaFormat INSTANCE = new SchemaFormat();

  private SchemaFormat() {}

  @Override
  public String name() {
    return "bfbs/1";
  }

  @Override
  public FlatBufferSchema verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    try {
      return SchemaCompiler.compile(SchemaReader.read(table(segment, context)));
    } catch (SchemaException e) {
      throw context.invalid(e.fault, e.place, e.found, e.allowed).within(e.path);
    }
  }

  /// The reader copies every name, so a name is charged each time it is referred to.
  private static FlatTable table(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    FlatBufferSchema reflection = ReflectionSchema.INSTANCE;
    FlatType type = reflection.type("Schema");
    RootType root = new RootType(type, reflection.fileIdentifier(), RootType.ANY_SLOT);
    long size = segment.byteSize();
    long at =
        new BufferVerifier(segment, context, FlatBufferOptions.DEFAULT, root, size)
            .chargingAllText()
            .verify(root, 0, 0, size);
    context.countRecords(1);
    return new FlatTable(type, segment.bytes(), at);
  }
}
