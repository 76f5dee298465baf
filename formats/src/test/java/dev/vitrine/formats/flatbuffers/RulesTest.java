// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static dev.vitrine.formats.flatbuffers.FlatBufferFault.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Fault;
import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.Utf8Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One broken twin of a valid buffer for each rule.
class RulesTest {

  /// A change of the valid buffer, and what it must lead to.
  ///
  /// @param what it breaks
  /// @param place that is overwritten
  /// @param shift added to the place, in bytes
  /// @param byteSize how many bytes are overwritten
  /// @param value the number written
  /// @param fault expected
  /// @param faultPlace where the fault is expected
  /// @param path expected
  record Case(
      String what,
      String place,
      int shift,
      int byteSize,
      long value,
      Fault fault,
      String faultPlace,
      String path) {

    @Override
    public String toString() {
      return what;
    }

    static Case u8(String what, String place, int shift, int value, Fault fault, String at) {
      return new Case(what, place, shift, 1, value, fault, at, "");
    }

    static Case u16(String what, String place, int value, Fault fault, String at) {
      return new Case(what, place, 0, 2, value, fault, at, "");
    }

    static Case u32(String what, String place, long value, Fault fault, String at) {
      return new Case(what, place, 0, 4, value, fault, at, "");
    }

    static Case u64(String what, String place, long value, Fault fault, String at) {
      return new Case(what, place, 0, 8, value, fault, at, "");
    }

    Case path(String expected) {
      return new Case(what, place, shift, byteSize, value, fault, faultPlace, expected);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(roots(), tables(), slots(), references(), vectors(), unions(), nested())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> roots() {
    return Stream.of(
        Case.u8("identifier", "root", 5, 'X', BAD_IDENTIFIER, "root+4"),
        Case.u32("root is null", "root", 0, NULL_OFFSET, "root").path("root"),
        Case.u32("root outside", "root", 60000, OFFSET_OUT_OF_RANGE, "root"),
        Case.u32("root with top bit", "root", 0x80000038L, OFFSET_OUT_OF_RANGE, "root"),
        Case.u32("root not aligned", "root", 57, MISALIGNED, "root*+1"));
  }

  private static Stream<Case> tables() {
    return Stream.of(
        Case.u32("vtable before the buffer", "root*", 0x7FFF, VTABLE_OUT_OF_RANGE, "root*"),
        Case.u32("vtable after the buffer", "root*", -0x7FFF, VTABLE_OUT_OF_RANGE, "root*"),
        Case.u32("vtable at an odd byte", "root*", 47, MISALIGNED, "vtable+1"),
        Case.u16("vtable below 4 bytes", "vtable", 2, BAD_VTABLE_SIZE, "vtable"),
        Case.u16("vtable of odd size", "vtable", 43, BAD_VTABLE_SIZE, "vtable"),
        Case.u16("vtable too large", "vtable", 0xFFFE, BAD_VTABLE_SIZE, "vtable"),
        Case.u16("table below 4 bytes", "tsize", 3, BAD_TABLE_SIZE, "tsize"),
        Case.u16("table too large", "tsize", 0xFFFF, BAD_TABLE_SIZE, "tsize"));
  }

  private static Stream<Case> slots() {
    return Stream.of(
        Case.u16("field on the vtable reference", "small/", 2, FIELD_OUT_OF_RANGE, "small/"),
        Case.u16("field outside its table", "small/", 109, FIELD_OUT_OF_RANGE, "small/"),
        Case.u16("unsigned slot", "small/", 0x8004, FIELD_OUT_OF_RANGE, "small/")
            .path("root.small"),
        Case.u16("scalar not aligned", "small/", 6, MISALIGNED, "root*+6").path("root.small"),
        Case.u16("long not aligned", "big/", 12, MISALIGNED, "root*+12").path("root.big"),
        Case.u16("struct not aligned", "pair/", 20, MISALIGNED, "root*+20").path("root.pair"),
        Case.u16("required field absent", "name/", 0, REQUIRED_MISSING, "root*").path("root.name"));
  }

  private static Stream<Case> references() {
    return Stream.of(
        Case.u32("table is null", "child", 0, NULL_OFFSET, "child").path("root.child"),
        Case.u32("table outside", "child", 0x10000, OFFSET_OUT_OF_RANGE, "child"),
        Case.u32("string is null", "name", 0, NULL_OFFSET, "name"),
        Case.u32("string too long", "name*", 0x10000, STRING_OUT_OF_RANGE, "name*"),
        Case.u32("string length with top bit", "name*", -1, STRING_OUT_OF_RANGE, "name*"),
        Case.u8("string without terminator", "name*", 6, 'x', UNTERMINATED_STRING, "name*+6"),
        Case.u8("string not UTF-8", "name*", 5, 0x80, Utf8Fault.UNEXPECTED_CONTINUATION, "name*+5")
            .path("root.name"),
        Case.u8("string cut in a character", "name*", 5, 0xC3, Utf8Fault.TRUNCATED, "name*+5"),
        Case.u64("wide reference null", "far", 0, NULL_OFFSET, "far").path("root.far"),
        Case.u64("wide reference outside", "far", 1L << 32, OFFSET_OUT_OF_RANGE, "far"),
        Case.u64("wide reference negative", "far", -8, OFFSET_OUT_OF_RANGE, "far"));
  }

  private static Stream<Case> vectors() {
    return Stream.of(
        Case.u32("bytes too long", "bytes*", 0x10000, VECTOR_OUT_OF_RANGE, "bytes*"),
        Case.u32("product wraps in 32 bits", "longs*", 0x20000000L, VECTOR_OUT_OF_RANGE, "longs*"),
        Case.u32("vector of structs too long", "pairs*", 0x1000, VECTOR_OUT_OF_RANGE, "pairs*"),
        Case.u64("wide length negative", "vast*", -1, VECTOR_OUT_OF_RANGE, "vast*"),
        Case.u64("wide product wraps", "vast*", 1L << 61, VECTOR_OUT_OF_RANGE, "vast*"),
        Case.u32("element is null", "leaves[1]", 0, NULL_OFFSET, "leaves[1]")
            .path("root.leaves[1]"),
        Case.u32("element outside", "leaves[0]", 0x10000, OFFSET_OUT_OF_RANGE, "leaves[0]"),
        Case.u32("text element is null", "names[0]", 0, NULL_OFFSET, "names[0]")
            .path("root.names[0]"),
        Case.u8("text element not UTF-8", "name2", 4, 0xFF, Utf8Fault.TOO_LARGE, "name2+4"),
        Case.u16("table of an element", "leafv", 5, BAD_VTABLE_SIZE, "leafv").path("root.child"));
  }

  private static Stream<Case> unions() {
    return Stream.of(
        Case.u8("tag without value", "any/", 0, 0, UNION_MISMATCH, "any_type").path("root.any"),
        Case.u8("value without tag", "any_type", 0, 0, UNION_MISMATCH, "any"),
        Case.u16("value without tag field", "any_type/", 0, UNION_MISMATCH, "any"),
        Case.u32("value is null", "any", 0, NULL_OFFSET, "any"),
        Case.u8("unknown tag", "any_type", 0, 200, UNKNOWN_UNION_TAG, "any_type"),
        Case.u8("unknown tag in vector", "many_type*", 5, 9, UNKNOWN_UNION_TAG, "many_type*+5")
            .path("root.many[1]"),
        Case.u16("upper byte of a wide tag", "wide_type", 0x201, UNKNOWN_UNION_TAG, "wide_type"),
        Case.u32("fewer values than tags", "many*", 3, UNION_LENGTH_MISMATCH, "many*"),
        Case.u16("values without tags", "many_type/", 0, UNION_MISMATCH, "many"),
        Case.u16("tags without values", "many/", 0, UNION_MISMATCH, "many_type"),
        Case.u32("value outside", "many[1]", 0x10000, OFFSET_OUT_OF_RANGE, "many[1]"),
        Case.u8("text of a union", "text3", 4, 0xC0, Utf8Fault.OVERLONG, "text3+4")
            .path("root.many[2]"));
  }

  private static Stream<Case> nested() {
    return Stream.of(
        Case.u32("nested too small", "nested*", 8, TOO_SHORT, "nested*+4").path("root.nested"),
        Case.u32("nested root outside", "nested.root", 30, OFFSET_OUT_OF_RANGE, "nested.root"),
        Case.u16("nested slot", "nested.id/", 8, FIELD_OUT_OF_RANGE, "nested.id/")
            .path("root.nested.id"),
        Case.u32(
            "nested vtable outside it", "nested.table", 40, VTABLE_OUT_OF_RANGE, "nested.table"),
        Case.u16("nested table too large", "nested.tsize", 12, BAD_TABLE_SIZE, "nested.tsize"));
  }

  private static Format<FlatTable> strict() {
    return FlatBuffers.format(
        RuleFixture.SCHEMA,
        RuleFixture.root(),
        FlatBufferOptions.DEFAULT.withKnownTagsOnly(true).withSortedKeys(true));
  }

  @Test
  void acceptsTheValidTwin() throws InvalidDataException {
    byte[] bytes = RuleFixture.everything().bytes();
    FlatTable root = Buffers.verify(bytes, strict());
    assertThat(root.getLong(root.type().field("big"))).isEqualTo(8);
    assertThat(root.nested(root.type().field("nested")).orElseThrow().toString()).contains("Leaf");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rejectsTheBrokenTwin(Case broken) {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = assembler.at(broken.place()) + broken.shift();
    switch (broken.byteSize()) {
      case 1 -> buffer.put(at, (byte) broken.value());
      case 2 -> buffer.putShort(at, (short) broken.value());
      case 4 -> buffer.putInt(at, (int) broken.value());
      default -> buffer.putLong(at, broken.value());
    }

    Optional<InvalidDataException> fault = Buffers.fault(bytes, strict());

    assertThat(fault).isPresent();
    assertThat(fault.get().fault()).as(fault.get().getMessage()).isEqualTo(broken.fault());
    assertThat(fault.get().byteOffset())
        .as(fault.get().getMessage())
        .isEqualTo(place(assembler, broken.faultPlace()));
    assertThat(fault.get().path()).startsWith(broken.path());
  }

  private static long place(Assembler assembler, String place) {
    int plus = place.indexOf('+');
    return plus < 0
        ? assembler.at(place)
        : assembler.at(place.substring(0, plus)) + Long.parseLong(place.substring(plus + 1));
  }

  @Test
  void rejectsEveryShorterBuffer() {
    byte[] bytes = RuleFixture.everything().bytes();
    for (int size = 0; size < bytes.length; size++) {
      assertThat(Buffers.fault(Arrays.copyOf(bytes, size), strict())).as("%d", size).isPresent();
    }
  }

  @Test
  void acceptsUnknownTagsUnlessAskedNotTo() throws InvalidDataException {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    bytes[assembler.at("any_type")] = 77;
    FlatTable root =
        Buffers.verify(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root()));
    assertThat(root.union(root.type().field("any"))).contains(new FlatUnion.Unknown(77));
  }

  @Test
  void checksTheOrderOfKeysOnlyIfAsked() {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    bytes[assembler.at("leaf1") + 4] = 3;
    assertThat(Buffers.fault(bytes, strict()).orElseThrow().fault()).isEqualTo(UNSORTED_KEYS);
    assertThat(Buffers.fault(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root())))
        .isEmpty();
  }

  @Test
  void checksTheIdentifierUnlessAskedNotTo() {
    byte[] bytes = RuleFixture.everything().bytes();
    bytes[4] = 'X';
    assertThat(Buffers.fault(bytes, strict()).orElseThrow().fault()).isEqualTo(BAD_IDENTIFIER);
    FlatBufferOptions any = FlatBufferOptions.DEFAULT.withIdentifier(false);
    assertThat(
            Buffers.fault(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root(), any)))
        .isEmpty();
  }

  @Test
  void saysPathPlaceAndValues() {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    Arrays.fill(bytes, assembler.at("leaves[1]"), assembler.at("leaves[1]") + 4, (byte) 0);
    assertThat(Buffers.fault(bytes, strict()).orElseThrow())
        .hasMessageStartingWith("flatbuffers: root.leaves[1]: reference to itself at byte ")
        .hasMessageContaining("(found 0, allowed 1 to ");
  }
}
