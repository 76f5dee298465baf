// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.museum.Exhibit;
import dev.vitrine.formats.flatbuffers.FlatBinding;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Interfaces of another named module, nothing of which is open to the library, say the same as the
/// classes that flatc made.
class MuseumBindingTest {

  private static final Path FOLDER = Path.of("src/main/flatbuffers");

  enum Material {
    Wood,
    Glass,
    Brass,
    Stone,
    UNKNOWN
  }

  interface Size {
    float height();
  }

  sealed interface Owner permits Person, Institution {
    Utf8Slice name();
  }

  non-sealed interface Person extends Owner {
    OptionalInt born();
  }

  non-sealed interface Institution extends Owner {
    Optional<String> city();
  }

  interface Exhibited {
    long number();

    String name();

    Material material();

    Optional<Size> size();

    short year();

    List<Long> visitors();

    List<Utf8Slice> tags();

    Optional<Owner> owner();
  }

  interface Museum {
    List<Exhibited> exhibits();
  }

  @Test
  void isReadByInterfaces() throws IOException {
    FlatBufferSchema schema = FlatBufferSchema.open(FOLDER.resolve("museum.bfbs"));
    FlatBinding<Museum> museums =
        FlatBuffers.bind(schema.rootType().orElseThrow(), Museum.class, MethodHandles.lookup());
    try (FrozenFile file = FrozenFile.open(FOLDER.resolve("museum.bin"))) {
      List<Exhibited> ours = file.verify(museums.format(schema)).get().exhibits();
      var theirs =
          file.verify(
                  FlatBuffers.generated(
                      schema, dev.vitrine.examples.museum.Museum::getRootAsMuseum))
              .get();
      assertThat(ours).hasSize(theirs.exhibitsLength());
      for (int i = 0; i < ours.size(); i++) {
        compare(ours.get(i), theirs.exhibits(i));
      }
      assertThat(ours.get(1).owner().map(MuseumBindingTest::describe)).contains("in Venezia");
    }
  }

  private static void compare(Exhibited ours, Exhibit theirs) {
    assertThat(ours.number()).isEqualTo(theirs.number());
    assertThat(ours.name()).isEqualTo(theirs.name());
    assertThat(ours.material())
        .hasToString(dev.vitrine.examples.museum.Material.name(theirs.material()));
    assertThat(ours.size().isPresent()).isEqualTo(theirs.size() != null);
    ours.size().ifPresent(size -> assertThat(size.height()).isEqualTo(theirs.size().height()));
    assertThat(ours.year()).isEqualTo(theirs.year());
    assertThat(ours.visitors()).hasSize(theirs.visitorsLength());
    for (int i = 0; i < theirs.visitorsLength(); i++) {
      assertThat(ours.visitors().get(i)).isEqualTo(theirs.visitors(i));
    }
    assertThat(ours.tags()).hasSize(theirs.tagsLength());
    for (int i = 0; i < theirs.tagsLength(); i++) {
      assertThat(ours.tags().get(i)).hasToString(theirs.tags(i));
    }
    assertThat(ours.owner()).isPresent();
  }

  private static String describe(Owner owner) {
    return switch (owner) {
      case Person person -> "born " + person.born().orElse(0);
      case Institution institution -> "in " + institution.city().orElse("");
    };
  }
}
