// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A FlatBuffer is read through interfaces of your own, compared with the schema when bound.

import dev.vitrine.formats.flatbuffers.FlatBinding;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

interface Size {
  float height();
}

interface Exhibit {
  String name();

  Optional<Size> size();
}

interface Museum {
  String name();

  List<Exhibit> exhibits();
}

void main() throws IOException {
  Path folder = Path.of("examples/src/main/flatbuffers");
  FlatBufferSchema schema = FlatBufferSchema.open(folder.resolve("museum.bfbs"));
  FlatBinding<Museum> binding =
      FlatBuffers.bind(schema.rootType().orElseThrow(), Museum.class, MethodHandles.lookup());
  try (FrozenFile file = FrozenFile.open(folder.resolve("museum.bin"))) {
    Museum museum = file.verify(binding.format(schema)).get();
    IO.println(museum.name());
    for (Exhibit exhibit : museum.exhibits()) {
      String height = exhibit.size().map(size -> ", " + size.height()).orElse("");
      IO.println("  " + exhibit.name() + height);
    }
  }
}

//> Glaskabinett "Grüße" 展示
//>   Astrolabe, 0.3
//>   Goblet
//>   Unknown	object
