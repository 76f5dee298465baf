// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.museum.Exhibit;
import dev.vitrine.formats.flatbuffers.FlatBinding;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
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

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");

  private static FlatBufferSchema schema() throws IOException {
    return FlatBufferSchema.open(FOLDER.resolve("museum.bfbs"));
  }

  private static FlatBinding<Museum> binding(FlatBufferSchema schema) {
    return FlatBuffers.bind(schema.rootType().orElseThrow(), Museum.class, MethodHandles.lookup());
  }

  @Test
  void isReadByInterfaces() throws IOException {
    FlatBufferSchema schema = schema();
    try (FrozenFile file = FrozenFile.open(FOLDER.resolve("museum.bin"))) {
      Museum museum = file.verify(binding(schema).format(schema)).get();
      compare(museum, file.verify(generated(schema)).get());
      assertThat(museum.exhibits()).hasSize(3);
      assertThat(museum.exhibits().get(1).owner().map(MuseumBindingTest::describe))
          .contains("in Venezia");
    }
  }

  /// Every byte is changed: the buffer is refused, or both read it, and read the same.
  @Test
  void readsAsGeneratedClassesDoWhateverChanges() throws IOException {
    FlatBufferSchema schema = schema();
    Format<Museum> ours = binding(schema).format(schema);
    byte[] bytes = Files.readAllBytes(FOLDER.resolve("museum.bin"));
    int accepted = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte old = bytes[at];
      for (int value = 0; value < 256; value += LONG ? 1 : 17) {
        bytes[at] = (byte) value;
        FrozenSegment segment = FrozenSegment.copyOf(bytes);
        Optional<Museum> museum = verified(segment, ours);
        var theirs = verified(segment, generated(schema));
        assertThat(museum.isPresent()).isEqualTo(theirs.isPresent());
        museum.ifPresent(view -> compare(view, theirs.orElseThrow()));
        accepted += museum.isPresent() ? 1 : 0;
      }
      bytes[at] = old;
    }
    assertThat(accepted).isGreaterThan(bytes.length);
  }

  private static Format<dev.vitrine.examples.museum.Museum> generated(FlatBufferSchema schema) {
    return FlatBuffers.generated(schema, dev.vitrine.examples.museum.Museum::getRootAsMuseum);
  }

  private static <T> Optional<T> verified(FrozenSegment segment, Format<T> format) {
    try {
      return Optional.of(VerifiedView.verify(segment, format, VerifyOptions.DEFAULT).get());
    } catch (InvalidDataException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return Optional.empty();
    }
  }

  private static void compare(Museum ours, dev.vitrine.examples.museum.Museum theirs) {
    assertThat(ours.exhibits()).hasSize(theirs.exhibitsLength());
    for (int i = 0; i < theirs.exhibitsLength(); i++) {
      compare(ours.exhibits().get(i), theirs.exhibits(i));
    }
  }

  private static void compare(Exhibited ours, Exhibit theirs) {
    assertThat(ours.number()).isEqualTo(theirs.number());
    assertThat(ours.name()).isEqualTo(theirs.name());
    int material = theirs.material();
    boolean known = material >= 0 && material < dev.vitrine.examples.museum.Material.names.length;
    assertThat(ours.material())
        .hasToString(known ? dev.vitrine.examples.museum.Material.name(material) : "UNKNOWN");
    assertThat(ours.size().map(Size::height))
        .isEqualTo(Optional.ofNullable(theirs.size()).map(size -> size.height()));
    assertThat(ours.year()).isEqualTo(theirs.year());
    assertThat(ours.visitors()).hasSize(theirs.visitorsLength());
    for (int i = 0; i < theirs.visitorsLength(); i++) {
      assertThat(ours.visitors().get(i)).isEqualTo(theirs.visitors(i));
    }
    assertThat(ours.tags()).hasSize(theirs.tagsLength());
    for (int i = 0; i < theirs.tagsLength(); i++) {
      assertThat(ours.tags().get(i)).hasToString(theirs.tags(i));
    }
    assertThat(ours.owner().map(owner -> owner.name().toString())).isEqualTo(owner(theirs));
  }

  private static Optional<String> owner(Exhibit exhibit) {
    return switch (exhibit.ownerType()) {
      case dev.vitrine.examples.museum.Owner.Person -> {
        var person = new dev.vitrine.examples.museum.Person();
        exhibit.owner(person);
        yield Optional.of(person.name());
      }
      case dev.vitrine.examples.museum.Owner.Institution -> {
        var institution = new dev.vitrine.examples.museum.Institution();
        exhibit.owner(institution);
        yield Optional.of(institution.name());
      }
      default -> Optional.empty();
    };
  }

  private static String describe(Owner owner) {
    return switch (owner) {
      case Person person -> "born " + person.born().orElse(0);
      case Institution institution -> "in " + institution.city().orElse("");
    };
  }
}
