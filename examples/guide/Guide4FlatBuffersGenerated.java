// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A FlatBuffer is verified, and then read through the classes that `flatc --java` made.

import dev.vitrine.examples.museum.Exhibit;
import dev.vitrine.examples.museum.Material;
import dev.vitrine.examples.museum.Museum;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.file.Path;

void main() throws IOException {
  Path folder = Path.of("examples/src/main/flatbuffers");
  FlatBufferSchema schema = FlatBufferSchema.open(folder.resolve("museum.bfbs"));
  try (FrozenFile file = FrozenFile.open(folder.resolve("museum.bin"))) {
    Museum museum = file.verify(FlatBuffers.generated(schema, Museum::getRootAsMuseum)).get();
    for (int i = 0; i < museum.exhibitsLength(); i++) {
      Exhibit exhibit = museum.exhibits(i);
      IO.println(exhibit.name() + (exhibit.material() == Material.Glass ? ", of glass" : ""));
    }
  }
}

//> Astrolabe
//> Goblet, of glass
//> Unknown	object
