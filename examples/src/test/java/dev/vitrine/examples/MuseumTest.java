// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.museum.Institution;
import dev.vitrine.examples.museum.Material;
import dev.vitrine.examples.museum.Museum;
import dev.vitrine.examples.museum.Owner;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example schema: what flatc made of it is what this library reads.
class MuseumTest {

  private static final Path FOLDER = Path.of("src/main/flatbuffers");
  private static final Path SCHEMA = FOLDER.resolve("museum.bfbs");
  private static final Path BUFFER = FOLDER.resolve("museum.bin");

  @Test
  void isTheJsonThatFlatcPrints() throws IOException {
    Cli cat = Cli.run("cat", "--format", "flatbuffers", "--schema", SCHEMA, BUFFER);
    assertThat(cat.status()).isZero();
    String flatc = Files.readString(FOLDER.resolve("museum.flatc.json"));
    assertThat(JsonReader.tree(cat.out())).isEqualTo(JsonReader.tree(flatc));
  }

  @Test
  void isReadByTheGeneratedClasses() throws IOException {
    FlatBufferSchema schema = FlatBufferSchema.open(SCHEMA);
    try (FrozenFile file = FrozenFile.open(BUFFER)) {
      Museum museum = file.verify(FlatBuffers.generated(schema, Museum::getRootAsMuseum)).get();
      assertThat(museum.exhibitsLength()).isEqualTo(3);
      assertThat(museum.exhibits(0).material()).isEqualTo(Material.Brass);
      assertThat(museum.exhibits(0).visitors(2)).isEqualTo(4_000_000_000L);
      assertThat(museum.exhibits(1).material()).isEqualTo(Material.Glass);
      assertThat(museum.exhibits(1).ownerType()).isEqualTo(Owner.Institution);
      Institution owner = (Institution) museum.exhibits(1).owner(new Institution());
      assertThat(owner.city()).isEqualTo("Venezia");
    }
  }
}
