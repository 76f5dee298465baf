// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import java.util.List;

/// A number or boolean in memory, and the Java types that hold every value of it.
///
/// 64 bits without sign have no such type: they are read as a `long` with the same bits.
public enum Scalar {
  /// One byte, true unless 0.
  BOOL(1, boolean.class),
  /// 8 bits with sign.
  I8(1, byte.class, short.class, int.class, long.class),
  /// 8 bits without sign.
  U8(1, int.class, short.class, long.class),
  /// 16 bits with sign.
  I16(2, short.class, int.class, long.class),
  /// 16 bits without sign.
  U16(2, int.class, char.class, long.class),
  /// 32 bits with sign.
  I32(4, int.class, long.class),
  /// 32 bits without sign.
  U32(4, long.class),
  /// 64 bits with sign.
  I64(8, long.class),
  /// 64 bits without sign.
  U64(8, long.class),
  /// A real number of 32 bits, IEEE 754.
  F32(4, float.class, double.class),
  /// A real number of 64 bits, IEEE 754.
  F64(8, double.class);

  private final int byteSize;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot change
  private final List<Class<?>> types;

  Scalar(int byteSize, Class<?>... types) {
    this.byteSize = byteSize;
    this.types = List.of(types);
  }

  /// {@return the size in memory, in bytes}
  public int byteSize() {
    return byteSize;
  }

  /// {@return the primitive types that hold every value}
  public List<Class<?>> types() {
    return types;
  }

  /// {@return the reader of values, at any address}
  ///
  /// @param order of the bytes
  /// @param type one of [#types()]
  public MethodHandle reader(ByteOrder order, Class<?> type) {
    MethodHandle reader = ScalarReads.reader(this, order);
    MethodType wanted = reader.type().changeReturnType(type);
    return MethodHandles.explicitCastArguments(reader, wanted);
  }
}
