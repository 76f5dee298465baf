// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the value of a union is read by its tag: as a [FlatUnion], or as the interface of its member
/// among those that a sealed interface permits.
///
/// Readers are `(MemorySegment, long, long)X` of the place of the reference and the tag; they
/// return null if there is no value that could be read.
final class UnionReader {

  private static final MethodHandle UNION =
      Handles.find(
          MethodHandles.lookup(),
          UnionReader.class,
          "union",
          MethodType.methodType(
              FlatUnion.class, FieldKey.class, MemorySegment.class, long.class, long.class));
  private static final MethodHandle INDEX =
      Handles.find(
          MethodHandles.lookup(),
          UnionReader.class,
          "index",
          MethodType.methodType(int.class, FlatEnum.class, long.class));
  private static final MethodHandle REFERENCE =
      Handles.find(
          MethodHandles.lookup(),
          Reference.class,
          "of",
          Handles.PLACE.changeReturnType(long.class));

  private final Binder binder;
  private final FieldKey field;

  UnionReader(Binder binder, FieldKey field) {
    this.binder = binder;
    this.field = field;
  }

  Optional<Supplier<MethodHandle>> of(Class<?> wanted) {
    if (wanted == FlatUnion.class) {
      return Optional.of(() -> UNION.bindTo(field));
    }
    if (!wanted.isSealed() || !wanted.isInterface()) {
      return Optional.empty();
    }
    return members(wanted).map(readers -> () -> byTag(readers, wanted));
  }

  /// {@return the readers of all members, in the order of the tags; empty if one has none}
  private Optional<List<Supplier<MethodHandle>>> members(Class<?> sealed) {
    List<Supplier<MethodHandle>> readers = new ArrayList<>();
    for (int i = 0; i < field.enumeration.size(); i++) {
      Optional<Supplier<MethodHandle>> member =
          switch (field.enumeration.member(i).base()) {
            case NONE -> Optional.of(() -> nothing(sealed));
            case OBJ -> member(sealed, i);
            default -> Optional.empty(); // no interface reads a string
          };
      if (member.isEmpty()) {
        return Optional.empty();
      }
      readers.add(member.get());
    }
    return Optional.of(readers);
  }

  private Optional<Supplier<MethodHandle>> member(Class<?> sealed, int index) {
    RawSchema.RawValue value = field.enumeration.value(index);
    FlatType type = field.owner.all[value.member().index()];
    String name = type.name();
    String last = name.substring(name.lastIndexOf('.') + 1);
    return permitted(sealed, each -> each.getName().endsWith("." + name))
        .or(() -> permitted(sealed, each -> each.getSimpleName().equals(value.name())))
        .or(() -> permitted(sealed, each -> each.getSimpleName().equals(last)))
        .flatMap(each -> ValueReader.object(binder, type, each));
  }

  /// {@return the only permitted interface that is such}
  private static Optional<Class<?>> permitted(Class<?> sealed, Predicate<Class<?>> such) {
    List<Class<?>> found = Stream.of(sealed.getPermittedSubclasses()).filter(such).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private MethodHandle byTag(List<Supplier<MethodHandle>> members, Class<?> sealed) {
    MethodHandle[] cases = new MethodHandle[members.size()];
    for (int i = 0; i < cases.length; i++) {
      // The value of NONE is never followed.
      boolean none = field.enumeration.member(i).base() == BaseType.NONE;
      MethodHandle member = members.get(i).get();
      MethodHandle value = none ? member : Handles.at(member, REFERENCE);
      MethodHandle typed = value.asType(Handles.PLACE.changeReturnType(sealed));
      cases[i] = MethodHandles.dropArguments(typed, 0, int.class);
    }
    MethodHandle unknown = MethodHandles.dropArguments(nothing(sealed), 0, int.class);
    MethodHandle choice =
        MethodHandles.filterArguments(
            MethodHandles.tableSwitch(unknown, cases), 0, INDEX.bindTo(field.enumeration));
    MethodType type = MethodType.methodType(sealed, MemorySegment.class, long.class, long.class);
    return MethodHandles.permuteArguments(choice, type, 2, 0, 1);
  }

  private static MethodHandle nothing(Class<?> type) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(type, null), 0, Handles.PLACE.parameterList());
  }

  static int index(FlatEnum union, long tag) {
    return union.indexOf(tag);
  }

  static @Nullable FlatUnion union(FieldKey field, MemorySegment bytes, long at, long tag) {
    return Reference.union(field, bytes, tag, at).orElse(null);
  }
}
