// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A FlatBuffer is read by its schema, which is read at run time: no code was generated.

import dev.vitrine.formats.flatbuffers.FieldKey;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.flatbuffers.FlatType;
import dev.vitrine.formats.flatbuffers.FlatVector;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.file.Path;

void main() throws IOException {
  Path folder = Path.of("examples/src/main/flatbuffers");
  FlatBufferSchema schema = FlatBufferSchema.open(folder.resolve("museum.bfbs"));
  FlatType museum = schema.rootType().orElseThrow();
  FlatType exhibit = schema.type("dev.vitrine.examples.museum.Exhibit");
  FieldKey name = exhibit.field("name"); // found once, not for each table
  FieldKey material = exhibit.field("material");

  try (FrozenFile file = FrozenFile.open(folder.resolve("museum.bin"))) {
    FlatTable root = file.verify(FlatBuffers.format(schema, museum)).get();
    FlatVector exhibits = root.vector(museum.field("exhibits")).orElseThrow();
    for (long i = 0; i < exhibits.size(); i++) {
      FlatTable table = exhibits.table(i);
      IO.println(table.string(name).orElseThrow() + ": " + table.enumName(material).orElse("?"));
    }
  }
}

//> Astrolabe: Brass
//> Goblet: Glass
//> Unknown	object: Stone
