// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/// Small steps that readers of values are put together from.
///
/// A *reader* is a handle of memory and place, `(MemorySegment, long)X`.
public final class Handles {

  /// The type of readers that return nothing.
  public static final MethodType PLACE =
      MethodType.methodType(void.class, MemorySegment.class, long.class);

  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle PLUS = own("plus", long.class, long.class, long.class);
  private static final MethodHandle ELEMENT =
      own("element", long.class, long.class, long.class, long.class);

  private Handles() {}

  private static MethodHandle own(String name, Class<?> returned, Class<?>... parameters) {
    return find(LOOKUP, Handles.class, name, MethodType.methodType(returned, parameters));
  }

  /// {@return a static method that is known to exist}
  ///
  /// @param lookup of its class
  /// @param owner its class
  /// @param name of the method
  /// @param type of the method
  public static MethodHandle find(Lookup lookup, Class<?> owner, String name, MethodType type) {
    try {
      return lookup.findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /// {@return a reader of what lies a number of bytes further}
  ///
  /// @param reader of that place
  /// @param distance in bytes
  public static MethodHandle shifted(MethodHandle reader, long distance) {
    return distance == 0 ? reader : at(reader, plus(distance));
  }

  /// {@return `(long)long`, what lies a number of bytes further}
  ///
  /// @param distance in bytes
  public static MethodHandle plus(long distance) {
    return MethodHandles.insertArguments(PLUS, 0, distance);
  }

  /// {@return a reader of the place that another place leads to}
  ///
  /// @param reader of that place
  /// @param place of that place: `(long)long` or `(MemorySegment, long)long`
  public static MethodHandle at(MethodHandle reader, MethodHandle place) {
    if (place.type().parameterCount() == 1) {
      return MethodHandles.filterArguments(reader, 1, place);
    }
    MethodType type = PLACE.changeReturnType(reader.type().returnType());
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(reader, 1, place), type, 0, 0, 1);
  }

  /// {@return a reader of an element: `(MemorySegment, long, long)X` of memory, the place of the
  /// first element and the index}
  ///
  /// @param reader of elements
  /// @param byteSize of an element
  public static MethodHandle element(MethodHandle reader, long byteSize) {
    return MethodHandles.collectArguments(reader, 1, elementPlace(byteSize));
  }

  /// {@return the place of an element: `(long, long)long` of the place of the first one and the
  /// index}
  ///
  /// @param byteSize of an element
  public static MethodHandle elementPlace(long byteSize) {
    return MethodHandles.insertArguments(ELEMENT, 0, byteSize);
  }

  static long plus(long distance, long at) {
    return at + distance;
  }

  static long element(long byteSize, long data, long index) {
    return data + index * byteSize;
  }
}
