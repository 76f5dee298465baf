// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.ViewClass;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// How views of tables find their fields: the vtable is kept in the view, the slot is a constant of
/// the accessor.
final class TableHandles {

  /// Stands for the place of an absent field.
  private static final long ABSENT = -1;

  private static final Class<?> MEMORY = MemorySegment.class;

  /// What a view of a table keeps besides memory and place.
  static final List<ViewClass.Extra> EXTRAS =
      List.of(
          new ViewClass.Extra("vtable", own("vtable", long.class, MEMORY, long.class)),
          new ViewClass.Extra(
              "vtableByteSize", own("vtableByteSize", int.class, MEMORY, long.class, long.class)));

  private static final MethodHandle PLACE =
      own("place", long.class, int.class, MEMORY, long.class, long.class, int.class);
  private static final MethodHandle PRESENT = own("isPresent", boolean.class, long.class);

  private TableHandles() {}

  private static MethodHandle own(String name, Class<?> returned, Class<?>... parameters) {
    MethodType type = MethodType.methodType(returned, parameters);
    return Handles.find(MethodHandles.lookup(), TableHandles.class, name, type);
  }

  /// {@return an accessor of a field that every table has}
  ///
  /// @param reader of the value in the place of the field
  static MethodHandle present(MethodHandle reader, int slot) {
    return folded(byPlace(reader), slot);
  }

  /// {@return an accessor of a field that may be absent}
  ///
  /// @param reader of the value in the place of the field
  /// @param absent what is returned otherwise, `()X`
  static MethodHandle optional(MethodHandle reader, MethodHandle absent, int slot) {
    MethodHandle present = byPlace(reader);
    MethodHandle none = MethodHandles.dropArguments(absent, 0, present.type().parameterList());
    return folded(MethodHandles.guardWithTest(PRESENT, present, none), slot);
  }

  /// {@return a reader of a field and its tag, as one of the state with the place in front: `(long,
  /// MemorySegment, long, long, int)X`}
  ///
  /// @param reader `(MemorySegment, long, long)X` of the places of the field and of its tag
  static MethodHandle withTag(MethodHandle reader, int tagSlot) {
    MethodHandle tagPlace = MethodHandles.insertArguments(PLACE, 0, tagSlot);
    MethodType type =
        MethodType.methodType(
            reader.type().returnType(), long.class, MEMORY, long.class, long.class, int.class);
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(reader, 2, tagPlace), type, 1, 0, 1, 2, 3, 4);
  }

  /// {@return an accessor of a field with a tag}
  ///
  /// @param reader by [#withTag]
  /// @param absent what is returned otherwise, `()X`
  static MethodHandle optionalWithTag(MethodHandle reader, MethodHandle absent, int slot) {
    MethodHandle none = MethodHandles.dropArguments(absent, 0, reader.type().parameterList());
    return folded(MethodHandles.guardWithTest(PRESENT, reader, none), slot);
  }

  private static MethodHandle byPlace(MethodHandle reader) {
    MethodType type =
        MethodType.methodType(
            reader.type().returnType(), long.class, MEMORY, long.class, long.class, int.class);
    return MethodHandles.permuteArguments(reader, type, 1, 0);
  }

  private static MethodHandle folded(MethodHandle byPlace, int slot) {
    return MethodHandles.foldArguments(byPlace, MethodHandles.insertArguments(PLACE, 0, slot));
  }

  static boolean isPresent(long place) {
    return place != ABSENT;
  }

  static long vtable(MemorySegment bytes, long at) {
    return at - Little.i32(bytes, at);
  }

  static int vtableByteSize(MemorySegment bytes, long at, long vtable) {
    return Little.u16(bytes, vtable);
  }

  /// {@return where a field is, as [FlatTable] finds it}
  static long place(int slot, MemorySegment bytes, long at, long vtable, int vtableByteSize) {
    int distance = slot < vtableByteSize ? Little.u16(bytes, vtable + slot) : 0;
    return distance == 0 ? ABSENT : at + distance;
  }
}
