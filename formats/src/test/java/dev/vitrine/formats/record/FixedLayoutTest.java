// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedLayoutTest {

  private static final StructLayout STRUCT =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_BYTE.withName("kind"),
          MemoryLayout.paddingLayout(3),
          ValueLayout.JAVA_INT.withName("id"),
          MemoryLayout.structLayout(
                  ValueLayout.JAVA_DOUBLE.withName("x"),
                  ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).withName("t"))
              .withName("at"),
          MemoryLayout.sequenceLayout(16, ValueLayout.JAVA_BYTE).withName("name"));

  @Test
  void saysWhatTextSays() {
    FixedLayout layout = FixedLayout.parse("u32le id; i64be time ;utf8[16] name;u8{0..3,7} kind;");
    assertThat(layout.byteSize()).isEqualTo(29);
    assertThat(layout.fields())
        .extracting(FixedField::name)
        .containsExactly("id", "time", "name", "kind");
    assertThat(layout.field("name").byteOffset()).isEqualTo(12);
    assertThat(layout)
        .hasToString("u32le id@0; i64be time@4; utf8[16] name@12; u8{0..3,7} kind@28; size=29");
  }

  @Test
  void saysWhatAStructSays() {
    FixedLayout layout =
        FixedLayout.of(STRUCT).unsigned("id").text("name").range("kind", 0, 3).oneOf("at.t", 5, 7);
    assertThat(layout)
        .hasToString(
            "i8{0..3} kind@0; u32le id@4; f64le at.x@8; i64be{5,7} at.t@16; utf8[16] name@24;"
                + " size=40");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "u32 id",
        "u8le a",
        "u8",
        "u8 a b",
        "u9 a",
        "utf8 a",
        "utf8[0] a",
        "utf8[4]",
        "bytes[4,space] a",
        "utf8[4]{1} a",
        "u8{} {} a",
        "u8{a} a",
        "u8{3..1} a",
        "f32le{1} a",
        "f32le{nan..1} a",
        "bool{0} a",
        "u8 a; i8 a",
        "zero[3]{0}",
        "skip[]",
        "u8{1..} a"
      })
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> FixedLayout.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("layout: ");
  }

  @Test
  void refusesWhatDoesNotFit() {
    FixedLayout layout = FixedLayout.parse("f32le x; bytes[4] b");
    assertThatThrownBy(() -> layout.unsigned("x")).hasMessageContaining("found f32le x");
    assertThatThrownBy(() -> layout.text("x")).hasMessageContaining("allowed bytes");
    assertThatThrownBy(() -> layout.field("y")).hasMessageContaining("allowed [x, b]");
    StructLayout unnamed = MemoryLayout.structLayout(ValueLayout.JAVA_INT);
    assertThatThrownBy(() -> FixedLayout.of(unnamed)).hasMessageContaining("with a name");
    StructLayout address = MemoryLayout.structLayout(ValueLayout.ADDRESS.withName("a"));
    assertThatThrownBy(() -> FixedLayout.of(address)).hasMessageContaining("no addresses");
  }
}
