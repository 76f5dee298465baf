// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static dev.vitrine.formats.flatbuffers.FlatBufferFault.*;
import static dev.vitrine.formats.flatbuffers.RuleCase.*;

import dev.vitrine.Utf8Fault;
import java.util.stream.Stream;

/// Changes of one valid buffer, by the rule that they are about: most break it, and some look as if
/// they did.
///
/// The rules that have no case here need a buffer of their own: [RulesTest#ELSEWHERE].
final class RuleCases {

  private RuleCases() {}

  static Stream<RuleCase> all() {
    return Stream.of(
            roots(),
            tables(),
            slots(),
            alignments(),
            references(),
            strings(),
            vectors(),
            elements(),
            unions(),
            unionVectors(),
            nested(),
            wide(),
            ignored())
        .flatMap(cases -> cases);
  }

  private static Stream<RuleCase> roots() {
    return Stream.of(
        u8(3, "identifier", "root+5", 'X').is(BAD_IDENTIFIER, "root+4"),
        u32(5, "root is null", "root", 0).is(NULL_OFFSET, "root").path("root"),
        u32(5, "root outside", "root", 60000).is(OFFSET_OUT_OF_RANGE, "root"),
        u32(5, "root with top bit", "root", 0x80000038L).is(OFFSET_OUT_OF_RANGE, "root"),
        u32(5, "root not aligned", "root", 57).is(MISALIGNED, "root*+1"),
        ref(5, "root at the end", "root", "end").is(OFFSET_OUT_OF_RANGE, "root"),
        ref(6, "child not aligned", "child", "child*+2").is(MISALIGNED, "child*+2"));
  }

  private static Stream<RuleCase> tables() {
    return Stream.of(
        u32(7, "vtable before the buffer", "root*", 0x7FFF).is(VTABLE_OUT_OF_RANGE, "root*"),
        u32(7, "vtable after the buffer", "root*", -0x7FFF).is(VTABLE_OUT_OF_RANGE, "root*"),
        u32(7, "vtable reference of least value", "root*", 1L << 31)
            .is(VTABLE_OUT_OF_RANGE, "root*"),
        u32(7, "vtable at an odd byte", "root*", 47).is(MISALIGNED, "vtable+1"),
        u32(7, "vtable cut", "nested.table", -6).is(VTABLE_OUT_OF_RANGE, "nested.table"),
        u16(8, "vtable of odd size", "vtable", 43).is(BAD_VTABLE_SIZE, "vtable"),
        u16(8, "vtable too large", "vtable", 0xFFFE).is(BAD_VTABLE_SIZE, "vtable"),
        u16(9, "vtable of no size", "vtable", 0).is(BAD_VTABLE_SIZE, "vtable"),
        u16(9, "vtable below 4 bytes", "vtable", 2).is(BAD_VTABLE_SIZE, "vtable"),
        u16(10, "table below 4 bytes", "tsize", 3).is(BAD_TABLE_SIZE, "tsize"),
        u16(10, "table too large", "tsize", 0xFFFF).is(BAD_TABLE_SIZE, "tsize"));
  }

  private static Stream<RuleCase> slots() {
    return Stream.of(
        u16(11, "field on the vtable reference", "small/", 2).is(FIELD_OUT_OF_RANGE, "small/"),
        u16(11, "field outside its table", "small/", 109).is(FIELD_OUT_OF_RANGE, "small/"),
        u16(11, "last place of a field", "small/", 108),
        u16(11, "unsigned slot", "small/", 0x8004)
            .is(FIELD_OUT_OF_RANGE, "small/")
            .path("root.small"),
        u16(11, "table without its last field", "tsize", 111).is(FIELD_OUT_OF_RANGE, "wide/"),
        u16(13, "required field absent", "name/", 0)
            .is(REQUIRED_MISSING, "root*")
            .path("root.name"),
        u16(13, "vtable that ends before a required field", "vtable", 8)
            .is(REQUIRED_MISSING, "root*"),
        u16(13, "field absent", "small/", 0),
        u16(13, "fields absent at the end", "vtable", 20));
  }

  private static Stream<RuleCase> alignments() {
    return Stream.of(
        u16(12, "scalar not aligned", "small/", 6).is(MISALIGNED, "root*+6").path("root.small"),
        u16(12, "long not aligned", "big/", 12).is(MISALIGNED, "root*+12").path("root.big"),
        u16(12, "struct not aligned", "pair/", 20).is(MISALIGNED, "root*+20").path("root.pair"),
        u16(12, "reference not aligned", "child/", 42).is(MISALIGNED, "root*+42"));
  }

  private static Stream<RuleCase> references() {
    return Stream.of(
        u32(15, "table is null", "child", 0).is(NULL_OFFSET, "child").path("root.child"),
        u32(15, "table outside", "child", 0x10000).is(OFFSET_OUT_OF_RANGE, "child"),
        u32(15, "reference with top bit", "child", 0x8000_0004L).is(OFFSET_OUT_OF_RANGE, "child"),
        ref(15, "reference to the end", "child", "end").is(OFFSET_OUT_OF_RANGE, "child"),
        u32(15, "string is null", "name", 0).is(NULL_OFFSET, "name"));
  }

  private static Stream<RuleCase> strings() {
    return Stream.of(
        u32(16, "string too long", "name*", 0x10000).is(STRING_OUT_OF_RANGE, "name*"),
        u32(16, "string length with top bit", "name*", -1).is(STRING_OUT_OF_RANGE, "name*"),
        u8(16, "string without terminator", "name*+6", 'x').is(UNTERMINATED_STRING, "name*+6"),
        ref(16, "string not aligned", "name", "name*+1").is(MISALIGNED, "name*+1"),
        ref(16, "string without room for its terminator", "name", "end+-4")
            .is(STRING_OUT_OF_RANGE, "end+-4"),
        u8(17, "string not UTF-8", "name*+5", 0x80)
            .is(Utf8Fault.UNEXPECTED_CONTINUATION, "name*+5")
            .path("root.name"),
        u8(17, "string cut in a character", "name*+5", 0xC3).is(Utf8Fault.TRUNCATED, "name*+5"));
  }

  private static Stream<RuleCase> vectors() {
    return Stream.of(
        u32(18, "bytes too long", "bytes*", 0x10000).is(VECTOR_OUT_OF_RANGE, "bytes*"),
        u32(18, "product wraps", "longs*", 0x20000000L).is(VECTOR_OUT_OF_RANGE, "longs*"),
        ref(18, "length not aligned", "longs", "longs*+1").is(MISALIGNED, "longs*+1"),
        ref(19, "elements not aligned", "longs", "longs*+4").is(MISALIGNED, "longs*+8"),
        ref(19, "no elements, not aligned", "longs", "longs*+-4"),
        u32(20, "structs too many", "pairs*", 0x1000).is(VECTOR_OUT_OF_RANGE, "pairs*"),
        ref(20, "structs not aligned", "pairs", "pairs*+4").is(MISALIGNED, "pairs*+8"),
        ref(20, "no structs, not aligned", "pairs", "pairs*+-4"));
  }

  private static Stream<RuleCase> elements() {
    return Stream.of(
        u32(21, "element is null", "leaves[1]", 0)
            .is(NULL_OFFSET, "leaves[1]")
            .path("root.leaves[1]"),
        u32(21, "element outside", "leaves[0]", 0x10000).is(OFFSET_OUT_OF_RANGE, "leaves[0]"),
        u32(21, "tables too many", "leaves*", 0x1000).is(VECTOR_OUT_OF_RANGE, "leaves*"),
        u32(21, "text element is null", "names[0]", 0)
            .is(NULL_OFFSET, "names[0]")
            .path("root.names[0]"),
        u8(21, "text element not UTF-8", "name2+4", 0xFF).is(Utf8Fault.TOO_LARGE, "name2+4"),
        u16(21, "table of an element", "leafv", 5).is(BAD_VTABLE_SIZE, "leafv").path("root.child"));
  }

  private static Stream<RuleCase> unions() {
    return Stream.of(
        u8(22, "tag without value", "any/", 0).is(UNION_MISMATCH, "any_type").path("root.any"),
        u8(22, "value without tag", "any_type", 0).is(UNION_MISMATCH, "any"),
        u16(22, "value without tag field", "any_type/", 0).is(UNION_MISMATCH, "any"),
        u32(22, "value is null", "any", 0).is(NULL_OFFSET, "any"),
        u8(23, "unknown tag", "any_type", 200).is(UNKNOWN_UNION_TAG, "any_type"),
        u8(24, "table taken for text", "any_type", 3).is(UNTERMINATED_STRING, "leaf1+20"),
        u8(24, "table taken for a struct", "any_type", 2),
        ref(24, "struct not aligned", "many[1]", "pair2+4").is(MISALIGNED, "pair2+4"),
        ref(24, "struct cut", "many[1]", "end+-8").is(STRUCT_OUT_OF_RANGE, "end+-8"),
        u8(24, "text of a union", "text3+4", 0xC0)
            .is(Utf8Fault.OVERLONG, "text3+4")
            .path("root.many[2]"),
        u16(26, "upper byte of a wide tag", "wide_type", 0x201).is(UNKNOWN_UNION_TAG, "wide_type"),
        u16(26, "lower byte of a wide tag", "wide_type", 1).is(UNKNOWN_UNION_TAG, "wide_type"));
  }

  private static Stream<RuleCase> unionVectors() {
    return Stream.of(
        u32(25, "fewer values than tags", "many*", 3).is(UNION_LENGTH_MISMATCH, "many*"),
        u16(25, "values without tags", "many_type/", 0).is(UNION_MISMATCH, "many"),
        u16(25, "tags without values", "many/", 0).is(UNION_MISMATCH, "many_type"),
        u32(25, "value outside", "many[1]", 0x10000).is(OFFSET_OUT_OF_RANGE, "many[1]"),
        u8(25, "unknown tag in vector", "many_type*+5", 9)
            .is(UNKNOWN_UNION_TAG, "many_type*+5")
            .path("root.many[1]"),
        u8(25, "tag without value in vector", "many_type*+7", 1).is(NULL_OFFSET, "many[2]+4"),
        u32(25, "value of an element NONE", "many[2]+4", -1));
  }

  private static Stream<RuleCase> nested() {
    return Stream.of(
        u32(27, "nested too small", "nested*", 8).is(TOO_SHORT, "nested*+4").path("root.nested"),
        u32(27, "nested root outside", "nested.root", 30).is(OFFSET_OUT_OF_RANGE, "nested.root"),
        u16(27, "nested slot", "nested.id/", 8)
            .is(FIELD_OUT_OF_RANGE, "nested.id/")
            .path("root.nested.id"),
        u32(27, "nested vtable outside it", "nested.table", 40)
            .is(VTABLE_OUT_OF_RANGE, "nested.table"),
        u16(27, "nested table too large", "nested.tsize", 12).is(BAD_TABLE_SIZE, "nested.tsize"));
  }

  private static Stream<RuleCase> wide() {
    return Stream.of(
        u64(29, "wide reference null", "far", 0).is(NULL_OFFSET, "far").path("root.far"),
        u64(29, "wide reference outside", "far", 1L << 32).is(OFFSET_OUT_OF_RANGE, "far"),
        u64(29, "wide reference negative", "far", -8).is(OFFSET_OUT_OF_RANGE, "far"),
        u16(29, "wide reference not aligned", "far/", 92).is(MISALIGNED, "root*+92"),
        u64(29, "wide length negative", "vast*", -1).is(VECTOR_OUT_OF_RANGE, "vast*"),
        u64(29, "wide product wraps", "vast*", 1L << 61).is(VECTOR_OUT_OF_RANGE, "vast*"),
        ref(29, "wide length not aligned", "vast", "vast*+4").is(MISALIGNED, "vast*+4"));
  }

  private static Stream<RuleCase> ignored() {
    return Stream.of(
        u32(14, "deprecated field", "old", 0),
        u16(14, "slot of a deprecated field", "old/", 0xFFFF),
        u8(33, "gap between values", "bytes*+7", 9),
        u32(33, "padding of a struct", "pair2+12", -1),
        u32(33, "keys in another order", "leaf1+4", 3).is(UNSORTED_KEYS, "leaves[1]"),
        u16(34, "two fields at one place", "small/", 8),
        ref(34, "string referred to twice", "name", "text3"));
  }
}
