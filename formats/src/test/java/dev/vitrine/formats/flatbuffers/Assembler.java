// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays a buffer out byte by byte, with names for its places, so that tests can break one of them.
final class Assembler {

  private record Fixup(int at, int from, String to, int byteSize) {}

  private final ByteBuffer bytes;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Fixup> fixups = new ArrayList<>();

  Assembler() {
    this(1 << 14);
  }

  Assembler(int mostBytes) {
    bytes = ByteBuffer.allocate(mostBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Names the place of what comes next.
  Assembler name(String place) {
    places.put(place, bytes.position());
    return this;
  }

  Assembler u8(int... values) {
    for (int value : values) {
      bytes.put((byte) value);
    }
    return this;
  }

  Assembler u16(int... values) {
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return this;
  }

  Assembler u32(long value) {
    bytes.putInt((int) value);
    return this;
  }

  Assembler u64(long value) {
    bytes.putLong(value);
    return this;
  }

  /// A reference to a place, under a name of its own.
  Assembler ref(String name, String place) {
    return fixup(name, place, 4);
  }

  Assembler wideRef(String name, String place) {
    return fixup(name, place, 8);
  }

  /// The begin of a table.
  Assembler table(String name, String vtable) {
    name(name);
    fixups.add(new Fixup(bytes.position(), -1, vtable, 4));
    return u32(0);
  }

  Assembler text(String name, String text) {
    name(name).u32(text.length());
    text.chars().forEach(c -> u8(c));
    return u8(0);
  }

  Assembler align(int align) {
    while (bytes.position() % align != 0) {
      bytes.put((byte) 0);
    }
    return this;
  }

  private Assembler fixup(String name, String place, int byteSize) {
    name(name);
    fixups.add(new Fixup(bytes.position(), bytes.position(), place, byteSize));
    return byteSize == 4 ? u32(0) : u64(0);
  }

  int at(String place) {
    return places.get(place);
  }

  byte[] bytes() {
    for (Fixup fixup : fixups) {
      int to = places.get(fixup.to());
      if (fixup.from() < 0) {
        bytes.putInt(fixup.at(), fixup.at() - to);
      } else if (fixup.byteSize() == 4) {
        bytes.putInt(fixup.at(), to - fixup.from());
      } else {
        bytes.putLong(fixup.at(), to - fixup.from());
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
