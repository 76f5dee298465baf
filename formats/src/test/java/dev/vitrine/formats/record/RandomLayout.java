// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.Scalar;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;

/// Draws layouts, and records that are valid by them.
final class RandomLayout {

  private static final String[] TYPES = {
    "bool",
    "u8",
    "i8",
    "u16le",
    "u16be",
    "i16le",
    "i16be",
    "u32le",
    "u32be",
    "i32le",
    "i32be",
    "u64le",
    "i64be",
    "f32le",
    "f32be",
    "f64le",
    "f64be",
    "utf8[9]",
    "utf8[7,space]",
    "bytes[5]",
    "zero[3]",
    "skip[2]",
    "u8{3..9}",
    "i32be{-5,7..8}",
    "f64be{-1..1}"
  };

  private RandomLayout() {}

  static FixedLayout of(Random random) {
    StringJoiner text = new StringJoiner(";");
    text.add("u8 first");
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.add(TYPES[random.nextInt(TYPES.length)] + " f" + i);
    }
    return FixedLayout.parse(text.toString());
  }

  static byte[] records(FixedLayout layout, int header, int count, Random random) {
    byte[] bytes = new byte[Math.toIntExact(header + count * layout.byteSize())];
    random.nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      for (FixedField field : layout.fields()) {
        long at = header + i * layout.byteSize() + field.byteOffset();
        byte[] value = value(field, random);
        System.arraycopy(value, 0, bytes, Math.toIntExact(at), value.length);
      }
    }
    return bytes;
  }

  private static byte[] value(FixedField field, Random random) {
    byte[] value = new byte[Math.toIntExact(field.byteSize())];
    switch (field.kind) {
      case BYTES -> random.nextBytes(value);
      case TEXT, SPACED_TEXT -> text(value, field.kind == FixedField.Kind.TEXT ? 0 : ' ', random);
      case ZERO -> {}
      case SCALAR -> {
        if (field.scalar == Scalar.BOOL) {
          value[0] = (byte) random.nextInt(2);
        } else if (field.allowed instanceof Allowed.Integers) {
          value[value.length - 1] = (byte) (value.length == 1 ? random.nextInt(3, 10) : 7);
        } else if (field.allowed instanceof Allowed.Any) {
          random.nextBytes(value);
        }
      }
    }
    return value;
  }

  private static void text(byte[] value, int filler, Random random) {
    Arrays.fill(value, (byte) filler);
    int size = random.nextInt(value.length + 1);
    for (int i = 0; i < size; i++) {
      if (i + 1 < size && random.nextInt(4) == 0) {
        value[i] = (byte) 0xC3;
        value[++i] = (byte) 0xA9;
      } else {
        value[i] = (byte) random.nextInt('!', 'z');
      }
    }
  }
}
