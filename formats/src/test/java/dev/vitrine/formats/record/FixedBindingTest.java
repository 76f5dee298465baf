// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedBindingTest {

  private static final FixedLayout LAYOUT =
      FixedLayout.parse("u32be id; u16be port; i8 delta; utf8[4] user_name; bytes[2] raw; bool on");

  interface Login {
    long id();

    char port();

    int delta();

    Utf8Slice userName();

    MemorySegment raw();

    boolean on();

    default String label() {
      return userName() + ":" + id();
    }
  }

  private static final FixedBinding<Login> BINDING =
      LAYOUT.bind(Login.class, MethodHandles.lookup());

  private static FixedRecords records() {
    ByteBuffer bytes = ByteBuffer.allocate(28);
    bytes.putInt(-1).putChar((char) 0xFFFE).put((byte) -3);
    bytes.put("ada\0".getBytes(UTF_8)).putShort((short) 7).put((byte) 1);
    bytes.putInt(2).putChar('a').put((byte) 3);
    bytes.put("bobb".getBytes(UTF_8)).putShort((short) 0).put((byte) 0);
    return Given.verified(LAYOUT.format(), bytes.array());
  }

  @Test
  void readsRecords() {
    List<Login> logins = BINDING.list(records());
    assertThat(logins).extracting(Login::id).containsExactly(0xFFFF_FFFFL, 2L);
    assertThat(logins).extracting(Login::port).containsExactly((char) 0xFFFE, 'a');
    assertThat(logins).extracting(Login::delta).containsExactly(-3, 3);
    assertThat(logins).extracting(Login::on).containsExactly(true, false);
    assertThat(logins).extracting(Login::label).containsExactly("ada:4294967295", "bobb:2");
    assertThat(logins.getFirst().raw().byteSize()).isEqualTo(2);
    assertThat(logins.get(1)).hasToString("record at byte 14").isNotEqualTo(logins.get(0));
  }

  interface Wrong {
    int id();

    short port();

    String delta();

    long user_name();

    byte[] raw();

    boolean off();
  }

  @Test
  void tellsEveryMismatchAtOnce() {
    assertThatThrownBy(() -> LAYOUT.bind(Wrong.class, MethodHandles.lookup()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 mismatches")
        .hasMessageContaining("Wrong.id(): found int, allowed long for u32be id")
        .hasMessageContaining("Wrong.raw(): found byte[], allowed MemorySegment for bytes[2] raw")
        .hasMessageContaining("Wrong.off(): found no field of that name, allowed one of [id, port");
  }

  @Test
  void refusesRecordsOfAnotherLayout() {
    FixedRecords others = Given.verified(FixedLayout.parse("u8 a").format(), new byte[3]);
    assertThatThrownBy(() -> BINDING.of(others, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BINDING.of(records(), 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> others.record(0).getLong(LAYOUT.field("id")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> records().record(0).text(LAYOUT.field("raw")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
