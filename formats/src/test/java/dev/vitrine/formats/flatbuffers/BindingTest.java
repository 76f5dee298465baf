// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .enumeration("Color", "byte")
          .value("Red", 0)
          .value("Blue", 2)
          .struct("Vec3")
          .field("x", "float")
          .field("y", "float")
          .field("z", "float")
          .table("Weapon")
          .field("name", "string")
          .field("damage", "short")
          .table("Armor")
          .field("thickness", "ubyte")
          .union("Equipment")
          .member("Weapon")
          .member("Armor")
          .member("Shield", "Armor", 7)
          .table("Monster")
          .field("pos", "Vec3")
          .field("hp", "short")
          .withDefault(100)
          .field("name", "string")
          .required()
          .field("color", "Color")
          .withDefault(2)
          .field("weapons", "[Weapon]")
          .field("lucky_numbers", "[uint]")
          .field("level", "int")
          .optional()
          .field("equipped", "Equipment")
          .field("enemy", "Monster")
          .field("class", "string")
          .root("Monster")
          .build();

  enum Color {
    Red,
    Blue,
    UNKNOWN
  }

  interface Vec3 {
    float x();

    double z();
  }

  sealed interface Equipment permits Weapon, Armor {}

  non-sealed interface Weapon extends Equipment {
    Optional<String> name();

    short damage();
  }

  non-sealed interface Armor extends Equipment {
    short thickness();
  }

  interface Named {
    Utf8Slice name();
  }

  interface AlsoNamed {
    Utf8Slice name();
  }

  private interface Monster extends Named, AlsoNamed {
    Optional<Vec3> pos();

    short hp();

    Color color();

    List<Weapon> weapons();

    List<Long> luckyNumbers();

    OptionalInt level();

    Optional<Equipment> equipped();

    @Nullable Monster enemy();

    @Nullable String class_();

    default int twice() {
      return 2 * hp();
    }
  }

  private static final FlatBinding<Monster> BINDING =
      FlatBuffers.bind(SCHEMA.type("Monster"), Monster.class, MethodHandles.lookup());

  private static Monster monster(byte[] bytes) throws InvalidDataException {
    return Buffers.verify(bytes, BINDING.format(SCHEMA));
  }

  @Test
  void readsWhatIsThere() throws InvalidDataException {
    Monster orc = monster(BindingFixture.full());
    assertThat(orc.hp()).isEqualTo((short) -7);
    assertThat(orc.twice()).isEqualTo(-14);
    assertThat(orc.name().toString()).isEqualTo("Orc");
    assertThat(orc.color()).isEqualTo(Color.Red);
    assertThat(orc.pos().map(Vec3::z)).contains(3.0);
    assertThat(orc.weapons()).extracting(Weapon::damage).containsExactly((short) 3, (short) 5);
    assertThat(orc.weapons().get(1).name()).contains("Axe");
    assertThat(orc.luckyNumbers()).containsExactly(1L, 0xFFFF_FFFFL);
    assertThat(orc.level()).hasValue(0);
    assertThat(orc.class_()).isEqualTo("brute");
    assertThat(orc.equipped().map(BindingTest::describe)).contains("weapon 5");
    Monster enemy = orc.enemy();
    assertThat(enemy == null ? "" : enemy.name().toString()).isEqualTo("Elf");
  }

  private static String describe(Equipment equipment) {
    return switch (equipment) {
      case Weapon weapon -> "weapon " + weapon.damage();
      case Armor armor -> "armor " + armor.thickness();
    };
  }

  @Test
  void readsDefaultsWhereFieldsAreAbsent() throws InvalidDataException {
    Monster elf = monster(BindingFixture.least());
    assertThat(elf.hp()).isEqualTo((short) 100);
    assertThat(elf.color()).isEqualTo(Color.Blue);
    assertThat(elf.pos()).isEmpty();
    assertThat(elf.weapons()).isEmpty();
    assertThat(elf.level()).isEmpty();
    assertThat(elf.equipped()).isEmpty();
    assertThat(elf.enemy()).isNull();
    assertThat(elf.class_()).isNull();
  }

  @Test
  void readsUnknownNumbersAndTags() throws InvalidDataException {
    Monster odd = monster(BindingFixture.unknown());
    assertThat(odd.color()).isEqualTo(Color.UNKNOWN);
    assertThat(odd.equipped()).isEmpty();
  }

  @Test
  void isEqualToTheSamePlaceOnly() throws InvalidDataException {
    FlatTable table =
        Buffers.verify(BindingFixture.full(), FlatBuffers.format(SCHEMA, SCHEMA.type("Monster")));
    Monster orc = BINDING.of(table);
    assertThat(orc).isEqualTo(BINDING.of(table)).hasSameHashCodeAs(BINDING.of(table));
    assertThat(orc).isNotEqualTo(orc.enemy()).isNotEqualTo(monster(BindingFixture.full()));
    assertThat(orc).hasToString("table Monster at byte " + table.byteOffset());
    assertThat(orc.weapons().getFirst()).isEqualTo(orc.weapons().getFirst());
  }

  @Test
  void refusesTablesOfOtherTypes() throws InvalidDataException {
    FlatTable table =
        Buffers.verify(BindingFixture.full(), FlatBuffers.format(SCHEMA, SCHEMA.type("Monster")));
    FlatBinding<Weapon> weapons =
        FlatBuffers.bind(SCHEMA.type("Weapon"), Weapon.class, MethodHandles.lookup());
    assertThatThrownBy(() -> weapons.of(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Weapon: cannot read it (found table Monster, allowed table Weapon)");
  }

  interface Wrong {
    int hp();

    byte color();

    Utf8Slice class_();

    Optional<Utf8Slice> name();

    int level();

    String pos();

    List<Integer> lucky_numbers();

    Optional<Weapon> equipped();

    long mana();

    Optional<WrongWeapon> enemy();
  }

  interface WrongWeapon {
    long name();

    int damage(int times);
  }

  @Test
  void tellsEveryMismatchAtOnce() {
    FlatType type = SCHEMA.type("Monster");
    assertThatThrownBy(() -> FlatBuffers.bind(type, Wrong.class, MethodHandles.lookup()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Wrong: cannot be bound to table Monster: 9 mismatches")
        .hasMessageContaining("Wrong.class_(): found Utf8Slice, allowed Optional or @Nullable of")
        .hasMessageContaining(
            "Wrong.name(): found Optional<Utf8Slice>, allowed Utf8Slice or String")
        .hasMessageContaining("Wrong.level(): found int, allowed Optional or @Nullable of int or")
        .hasMessageContaining(
            "Wrong.pos(): found String, allowed Optional or @Nullable of an inter")
        .hasMessageContaining("Wrong.lucky_numbers(): found List<Integer>, allowed")
        .hasMessageContaining("Wrong.equipped(): found Optional<Weapon>, allowed")
        .hasMessageContaining("Wrong.mana(): found no field of that name in table Monster")
        .hasMessageContaining("WrongWeapon.name(): found long, allowed Utf8Slice or String")
        .hasMessageContaining("WrongWeapon.damage(): found no field of that name in table Monster");
  }

  @Test
  void refusesWhatCannotBeImplemented() {
    FlatType type = SCHEMA.type("Monster");
    assertThatThrownBy(() -> FlatBuffers.bind(type, String.class, MethodHandles.lookup()))
        .hasMessageContaining("String: not an interface");
    assertThatThrownBy(() -> FlatBuffers.bind(type, Equipment.class, MethodHandles.lookup()))
        .hasMessageContaining("Equipment: sealed");
    assertThatThrownBy(() -> FlatBuffers.bind(type, Named.class, MethodHandles.publicLookup()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
