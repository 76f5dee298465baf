// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.ListClass;
import dev.vitrine.formats.internal.bind.Wanted;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How vectors and arrays are read: as a list, as a [FlatVector], or scalars as memory.
final class VectorReader {

  private static final MethodHandle COUNT = own("count", long.class);
  private static final MethodHandle WIDE_COUNT = own("wideCount", long.class);
  private static final MethodHandle VECTOR = own("vector", FlatVector.class, FieldKey.class);
  private static final MethodHandle ARRAY = own("array", FlatVector.class, FieldKey.class);
  private static final MethodHandle BYTES =
      Handles.find(
          MethodHandles.lookup(),
          VectorReader.class,
          "bytes",
          MethodType.methodType(MemorySegment.class, FlatVector.class));

  private final FieldKey field;
  private final ValueReader values;

  VectorReader(FieldKey field, ValueReader values) {
    this.field = field;
    this.values = values;
  }

  private static MethodHandle own(String name, Class<?> returned, Class<?>... first) {
    MethodType type = Handles.PLACE.changeReturnType(returned).insertParameterTypes(0, first);
    return Handles.find(MethodHandles.lookup(), VectorReader.class, name, type);
  }

  /// {@return the reader of a vector where its length is, or of an array where it begins}
  Optional<Supplier<MethodHandle>> of(Wanted wanted) {
    Class<?> type = wanted.valueClass();
    if (type == FlatVector.class) {
      return Optional.of(this::vector);
    } else if (type == MemorySegment.class && field.elementByteSize > 0 && isOfScalars()) {
      return Optional.of(() -> MethodHandles.filterReturnValue(vector(), BYTES));
    } else if (type == List.class) {
      return Wanted.argument(wanted.value()).flatMap(element -> elements(Wanted.of(element)));
    }
    return Optional.empty();
  }

  private boolean isOfScalars() {
    return field.shape == FieldShape.VECTOR_OF_SCALARS
        || field.shape == FieldShape.ARRAY_OF_SCALARS;
  }

  private MethodHandle vector() {
    return MethodHandles.insertArguments(field.shape.isInline() ? ARRAY : VECTOR, 0, field);
  }

  private Optional<Supplier<MethodHandle>> elements(Wanted wanted) {
    boolean isEnum = wanted.valueClass().isEnum();
    return wanted.absence() == Wanted.Absence.NONE || isEnum
        ? values.ofElement(wanted).map(reader -> () -> list(wanted.wrap(reader.get())))
        : Optional.empty();
  }

  private MethodHandle list(MethodHandle reader) {
    MethodHandle element = Handles.element(reader, field.elementByteSize);
    MethodHandle list = ListClass.of(MethodHandles.dropArguments(element, 2, long.class));
    MethodHandle untagged = MethodHandles.insertArguments(list, 2, 0L);
    return field.shape.isInline()
        ? MethodHandles.insertArguments(untagged, 2, (long) field.fixedLength)
        : counted(untagged, field.wideLength);
  }

  /// {@return a reader of a list where its length is}
  ///
  /// @param list `(MemorySegment, long, long)List` of the first element's place and their number
  static MethodHandle counted(MethodHandle list, boolean wide) {
    MethodHandle behind = Handles.shifted(list, wide ? 8 : 4);
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(behind, 2, wide ? WIDE_COUNT : COUNT),
        Handles.PLACE.changeReturnType(List.class),
        0,
        1,
        0,
        1);
  }

  /// {@return a reader of a list of unions where the lengths of both vectors are}
  ///
  /// @param list `(MemorySegment, long, long, long)List` of the first places and the number
  static MethodHandle countedTags(MethodHandle list) {
    MethodHandle data = Handles.shifted(list, 4);
    MethodHandle both = MethodHandles.filterArguments(data, 2, Handles.plus(4));
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(both, 3, COUNT),
        Handles.PLACE.changeReturnType(List.class).appendParameterTypes(long.class),
        0,
        1,
        2,
        0,
        1);
  }

  static long count(MemorySegment bytes, long at) {
    return Little.u32(bytes, at);
  }

  static long wideCount(MemorySegment bytes, long at) {
    return Little.i64(bytes, at);
  }

  static FlatVector vector(FieldKey field, MemorySegment bytes, long at) {
    return FlatVector.of(field, bytes, at);
  }

  static FlatVector array(FieldKey field, MemorySegment bytes, long at) {
    return FlatVector.ofArray(field, bytes, at);
  }

  static MemorySegment bytes(FlatVector vector) {
    return vector.bytes();
  }
}
