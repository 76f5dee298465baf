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
    FlatBufferSchema reflection = ReflectionSchema.INSTANCE;
    FlatTable schema =
        FlatBuffers.format(reflection, reflection.type("Schema")).verify(segment, context);
    try {
      return SchemaCompiler.compile(SchemaReader.read(schema));
    } catch (SchemaException e) {
      throw context.invalid(e.fault, e.place, e.found, e.allowed).within(e.path);
    }
  }
}
