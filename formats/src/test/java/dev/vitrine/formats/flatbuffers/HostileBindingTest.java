// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Interfaces that nobody should write: bound, or refused with a reason.
class HostileBindingTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .table("Sword")
          .field("edge", "int")
          .table("Shield")
          .field("weight", "int")
          .union("Arm")
          .member("Sword")
          .member("Shield")
          .table("Knight")
          .field("name", "string")
          .required()
          .field("age", "int")
          .field("arm", "Arm")
          .field("swords", "[Sword]")
          .field("a_b", "int")
          .field("aB", "int")
          .field("c_d", "int")
          .field("c__d", "int")
          .field("hashCode", "int")
          .withDefault(17)
          .root("Knight")
          .build();
  private static final FlatType KNIGHT = SCHEMA.type("Knight");

  private static byte[] knight() {
    Assembler a = new Assembler().ref("root", "t").name("v").u16(18, 20, 4, 8, 0, 0, 0, 12, 16);
    a.align(4).table("t", "v").ref("name", "text").u32(40).u32(1).u32(2);
    return a.text("text", "Ann").bytes();
  }

  private static <T> FlatBinding<T> bind(Class<T> view) {
    return FlatBuffers.bind(KNIGHT, view, MethodHandles.lookup());
  }

  private static <T> T read(Class<T> view) throws InvalidDataException {
    return Buffers.verify(knight(), bind(view).format(SCHEMA));
  }

  private static void assertRefused(Class<?> view, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(view))
        .withMessageStartingWith(view.getSimpleName() + ": cannot be bound to table Knight")
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  interface Overloaded {
    Utf8Slice name();

    Utf8Slice name(int times);

    Utf8Slice name(String prefix);
  }

  @Test
  void refusesOverloads() {
    assertRefused(Overloaded.class, "2 mismatches", "Overloaded.name(): found parameters");
  }

  interface GenericMethods {
    <T> List<T> swords();

    @SuppressWarnings("TypeParameterUnusedInFormals") // which is what the test is about
    <T extends Utf8Slice> T name();
  }

  interface Of<T> {
    T name();
  }

  interface OfText extends Of<Utf8Slice> {}

  interface Narrowed extends Of<Utf8Slice> {
    @Override
    Utf8Slice name();
  }

  @Test
  void refusesTypesThatTheCallerChooses() throws InvalidDataException {
    assertRefused(GenericMethods.class, "2 mismatches");
    assertRefused(OfText.class, "1 mismatches");
    Of<Utf8Slice> narrowed = read(Narrowed.class); // calls the bridge that javac made
    assertThat(narrowed.name().toString()).isEqualTo("Ann");
  }

  interface WithBodies {
    int age();

    default int next() {
      return hidden() + shared();
    }

    private int hidden() {
      return age();
    }

    static int shared() {
      return 1;
    }

    @Override
    String toString();

    @Override
    boolean equals(Object other);

    @Override
    int hashCode();

    int hashCode_();
  }

  @Test
  void leavesAloneWhatHasABodyOrIsOfObject() throws InvalidDataException {
    WithBodies view = read(WithBodies.class);
    assertThat(view.next()).isEqualTo(41);
    assertThat(view).hasToString("table Knight at byte " + at());
    assertThat(view).isNotEqualTo(read(WithBodies.class));
    assertThat(view.hashCode()).isEqualTo(Long.hashCode(at()));
    assertThat(view.hashCode_()).isEqualTo(17);
  }

  private static long at() throws InvalidDataException {
    return Buffers.verify(knight(), FlatBuffers.format(SCHEMA, KNIGHT)).byteOffset();
  }

  interface Exact {
    int aB();

    int a_b();
  }

  interface Ambiguous {
    int cD();
  }

  @Test
  void takesTheExactNameAndNoneOfTwoThatAreAlike() throws InvalidDataException {
    Exact exact = read(Exact.class);
    assertThat(exact.a_b()).isEqualTo(1);
    assertThat(exact.aB()).isEqualTo(2);
    assertRefused(Ambiguous.class, "Ambiguous.cD(): found no field of that name");
  }

  sealed interface OnlySword permits Sword {}

  non-sealed interface Sword extends OnlySword {
    int edge();
  }

  interface MissingMember {
    Optional<OnlySword> arm();
  }

  interface Wrapped {
    Optional<Optional<Sword>> arm();
  }

  interface RawTypes {
    @SuppressWarnings("rawtypes")
    List swords();

    @SuppressWarnings("rawtypes")
    Optional arm();
  }

  interface Wildcards {
    List<? extends Sword> swords();
  }

  @Test
  void refusesUnionsWithoutAllMembersAndTypesWithoutArguments() {
    assertRefused(MissingMember.class, "MissingMember.arm(): found Optional<OnlySword>");
    assertRefused(Wrapped.class, "Wrapped.arm()");
    assertRefused(RawTypes.class, "2 mismatches");
    assertRefused(Wildcards.class, "Wildcards.swords()");
  }
}
