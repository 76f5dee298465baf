// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;

/// Reads scalars of either byte order. The layout is a constant of the handle.
final class ScalarReads {

  private ScalarReads() {}

  static MethodHandle reader(Scalar scalar, ByteOrder order) {
    return switch (scalar) {
      case BOOL -> of("bool", boolean.class, ValueLayout.JAVA_BYTE);
      case I8 -> of("i8", byte.class, ValueLayout.JAVA_BYTE);
      case U8 -> of("u8", int.class, ValueLayout.JAVA_BYTE);
      case I16 -> of("i16", short.class, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order));
      case U16 -> of("u16", int.class, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order));
      case I32 -> of("i32", int.class, ValueLayout.JAVA_INT_UNALIGNED.withOrder(order));
      case U32 -> of("u32", long.class, ValueLayout.JAVA_INT_UNALIGNED.withOrder(order));
      case I64, U64 -> of("i64", long.class, ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order));
      case F32 -> of("f32", float.class, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order));
      case F64 -> of("f64", double.class, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order));
    };
  }

  private static MethodHandle of(String name, Class<?> returned, ValueLayout layout) {
    Class<?> kind =
        switch (layout) {
          case ValueLayout.OfByte _ -> ValueLayout.OfByte.class;
          case ValueLayout.OfShort _ -> ValueLayout.OfShort.class;
          case ValueLayout.OfInt _ -> ValueLayout.OfInt.class;
          case ValueLayout.OfLong _ -> ValueLayout.OfLong.class;
          case ValueLayout.OfFloat _ -> ValueLayout.OfFloat.class;
          default -> ValueLayout.OfDouble.class;
        };
    MethodType type = MethodType.methodType(returned, kind, MemorySegment.class, long.class);
    MethodHandle read = Handles.find(MethodHandles.lookup(), ScalarReads.class, name, type);
    return MethodHandles.insertArguments(read, 0, layout);
  }

  static boolean bool(ValueLayout.OfByte layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at) != 0;
  }

  static byte i8(ValueLayout.OfByte layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }

  static int u8(ValueLayout.OfByte layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at) & 0xFF;
  }

  static short i16(ValueLayout.OfShort layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }

  static int u16(ValueLayout.OfShort layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at) & 0xFFFF;
  }

  static int i32(ValueLayout.OfInt layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }

  static long u32(ValueLayout.OfInt layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at) & 0xFFFF_FFFFL;
  }

  static long i64(ValueLayout.OfLong layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }

  static float f32(ValueLayout.OfFloat layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }

  static double f64(ValueLayout.OfDouble layout, MemorySegment bytes, long at) {
    return bytes.get(layout, at);
  }
}
