// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.ListClass;
import dev.vitrine.formats.internal.bind.Wanted;
import dev.vitrine.formats.internal.bind.Wanted.Absence;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How unions and vectors of them are read: both have their tags in another field.
final class UnionAccess {

  private static final MethodHandle VECTOR =
      Handles.find(
          MethodHandles.lookup(),
          UnionAccess.class,
          "vector",
          MethodType.methodType(
              FlatVector.class, FieldKey.class, MemorySegment.class, long.class, long.class));
  private static final MethodHandle NARROW =
      Handles.find(
          MethodHandles.lookup(),
          Reference.class,
          "of",
          Handles.PLACE.changeReturnType(long.class));

  private final FieldKey field;
  private final Wanted wanted;
  private final UnionReader unions;

  UnionAccess(Binder binder, FieldKey field, Wanted wanted) {
    this.field = field;
    this.wanted = wanted;
    this.unions = new UnionReader(binder, field);
  }

  /// {@return what makes the accessor, a handle of the state of a table}
  Optional<Supplier<MethodHandle>> of() {
    if (field.shape == FieldShape.UNION) {
      return wanted.absence() == Absence.NONE
          ? Optional.empty()
          : unions.of(wanted.valueClass()).map(union -> () -> accessor(wanted.wrap(tagged(union))));
    }
    boolean isList = wanted.valueClass() == List.class;
    boolean plain = wanted.absence() == Absence.NONE;
    if (plain ? !isList && !field.isRequired() : field.isRequired()) {
      return Optional.empty();
    }
    return vector().map(vector -> () -> accessor(wanted.wrap(vector.get())));
  }

  /// {@return a reader by the places of value and tag, of one by place and tag}
  private MethodHandle tagged(Supplier<MethodHandle> union) {
    MethodHandle tag = ScalarReader.reader(field.base, unionTagType());
    MethodHandle asLong = tag.asType(tag.type().changeReturnType(long.class));
    MethodType type = unionType(wanted.valueClass());
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(union.get(), 2, asLong), type, 0, 1, 0, 2);
  }

  private Class<?> unionTagType() {
    return ScalarReader.scalar(field.base).types().getFirst();
  }

  private static MethodType unionType(Class<?> returned) {
    return MethodType.methodType(returned, MemorySegment.class, long.class, long.class);
  }

  private MethodHandle accessor(MethodHandle byPlaces) {
    boolean plainList = wanted.absence() == Absence.NONE;
    Object absent = plainList ? List.of() : wanted.absent();
    return TableHandles.optionalWithTag(
        TableHandles.withTag(byPlaces, field.tagOffset()),
        MethodHandles.constant(
            wanted.returned(), plainList && wanted.returned() != List.class ? null : absent),
        field.offset);
  }

  /// {@return a reader by the places of both references}
  private Optional<Supplier<MethodHandle>> vector() {
    if (wanted.valueClass() == FlatVector.class) {
      return Optional.of(() -> followed(VECTOR.bindTo(field)));
    } else if (wanted.valueClass() != List.class) {
      return Optional.empty();
    }
    return Wanted.argument(wanted.value())
        .map(Wanted::of)
        .filter(element -> element.absence() == Absence.EMPTY)
        .flatMap(element ->
            unions
                .of(element.valueClass())
                .map(union -> () -> followed(list(element, union.get()))));
  }

  /// {@return a reader by the places of two references, of one by where they lead}
  private static MethodHandle followed(MethodHandle reader) {
    MethodHandle both =
        MethodHandles.collectArguments(
            MethodHandles.collectArguments(reader, 2, NARROW), 1, NARROW);
    return MethodHandles.permuteArguments(
        both, unionType(reader.type().returnType()), 0, 0, 1, 0, 2);
  }

  private MethodHandle list(Wanted element, MethodHandle union) {
    MethodHandle tag = ScalarReader.reader(field.base, unionTagType());
    MethodHandle asLong = tag.asType(tag.type().changeReturnType(long.class));
    MethodHandle tagAt = Handles.element(asLong, field.base.byteSize);
    MethodHandle byTags =
        MethodHandles.collectArguments(
            MethodHandles.collectArguments(element.wrap(union), 2, tagAt),
            1,
            Handles.elementPlace(field.elementByteSize));
    MethodType type = unionType(element.returned()).appendParameterTypes(long.class);
    return VectorReader.countedTags(
        ListClass.of(MethodHandles.permuteArguments(byTags, type, 0, 1, 3, 0, 2, 3)));
  }

  static FlatVector vector(FieldKey field, MemorySegment bytes, long at, long tags) {
    return FlatVector.ofUnions(field, bytes, at, tags);
  }
}
