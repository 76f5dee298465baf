// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.Wanted;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How the value of a present field, or an element of it, is read where it is.
///
/// What it gives are suppliers of readers, `(MemorySegment, long)X`, to be asked when all classes
/// are defined; or nothing if the wanted type does not fit.
final class ValueReader {

  private static final MethodHandle NARROW = reference("of", long.class);
  private static final MethodHandle WIDE = own("wide", long.class);
  private static final MethodHandle TEXT = reference("text", Utf8Slice.class);
  private static final MethodHandle STRING = own("string", String.class);
  private static final MethodHandle TABLE = own("table", FlatTable.class, FlatType.class);
  private static final MethodHandle STRUCT = own("struct", FlatStruct.class, FlatType.class);

  private final Binder binder;
  private final FieldKey field;

  ValueReader(Binder binder, FieldKey field) {
    this.binder = binder;
    this.field = field;
  }

  private static MethodHandle reference(String name, Class<?> returned) {
    MethodType type = Handles.PLACE.changeReturnType(returned);
    return Handles.find(MethodHandles.lookup(), Reference.class, name, type);
  }

  private static MethodHandle own(String name, Class<?> returned, Class<?>... first) {
    MethodType type = Handles.PLACE.changeReturnType(returned).insertParameterTypes(0, first);
    return Handles.find(MethodHandles.lookup(), ValueReader.class, name, type);
  }

  /// {@return the reader of the value in the place of the field}
  Optional<Supplier<MethodHandle>> of(Wanted wanted) {
    return switch (field.shape) {
      case SCALAR -> new ScalarReader(field).of(wanted);
      case STRUCT -> object(binder, field.targetType(), wanted.valueClass());
      case TABLE -> object(binder, field.targetType(), wanted.valueClass()).map(this::followed);
      case STRING -> text(wanted.valueClass()).map(this::followed);
      case UNION, VECTOR_OF_UNIONS -> Optional.empty();
      case VECTOR_OF_SCALARS, VECTOR_OF_STRUCTS, VECTOR_OF_TABLES, VECTOR_OF_STRINGS ->
          nested(wanted).or(() -> vector().of(wanted)).map(this::followed);
      case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> vector().of(wanted);
    };
  }

  private VectorReader vector() {
    return new VectorReader(field, this);
  }

  /// {@return the reader of an element in its place}
  Optional<Supplier<MethodHandle>> ofElement(Wanted wanted) {
    return switch (field.shape) {
      case VECTOR_OF_SCALARS, ARRAY_OF_SCALARS -> new ScalarReader(field).of(wanted);
      case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS ->
          object(binder, field.targetType(), wanted.valueClass());
      case VECTOR_OF_TABLES ->
          object(binder, field.targetType(), wanted.valueClass()).map(ValueReader::narrow);
      case VECTOR_OF_STRINGS -> text(wanted.valueClass()).map(ValueReader::narrow);
      case SCALAR, STRUCT, TABLE, STRING, UNION, VECTOR_OF_UNIONS -> Optional.empty();
    };
  }

  private Supplier<MethodHandle> followed(Supplier<MethodHandle> target) {
    return field.byteSize == FieldKey.Layout.OFFSET_BYTE_SIZE
        ? narrow(target)
        : () -> Handles.at(target.get(), WIDE);
  }

  private static Supplier<MethodHandle> narrow(Supplier<MethodHandle> target) {
    return () -> Handles.at(target.get(), NARROW);
  }

  /// A nested buffer lies where the first element of its vector is.
  private Optional<Supplier<MethodHandle>> nested(Wanted wanted) {
    if (!field.isNested()
        || wanted.valueClass() == List.class
        || wanted.valueClass() == MemorySegment.class) {
      return Optional.empty();
    }
    return object(binder, field.nestedType(), wanted.valueClass())
        .map(root -> () -> Handles.shifted(narrow(root).get(), field.wideLength ? 8 : 4));
  }

  static Optional<Supplier<MethodHandle>> text(Class<?> wanted) {
    if (wanted == Utf8Slice.class) {
      return Optional.of(() -> TEXT);
    }
    return wanted == String.class ? Optional.of(() -> STRING) : Optional.empty();
  }

  /// {@return the reader of a table or struct in its place}
  static Optional<Supplier<MethodHandle>> object(Binder binder, FlatType type, Class<?> wanted) {
    if (wanted == (type.isStruct() ? FlatStruct.class : FlatTable.class)) {
      MethodHandle handle = type.isStruct() ? STRUCT : TABLE;
      return Optional.of(() -> MethodHandles.insertArguments(handle, 0, type));
    }
    return isView(wanted)
        ? Optional.of(binder.declare(type, wanted)::constructor)
        : Optional.empty();
  }

  /// {@return whether it is an interface of the caller's}
  private static boolean isView(Class<?> type) {
    String owner = type.getPackageName();
    boolean known = owner.startsWith("java.") || type == Utf8Slice.class || type == FlatUnion.class;
    return type.isInterface() && !type.isAnnotation() && !known;
  }

  static long wide(MemorySegment bytes, long at) {
    return at + Little.i64(bytes, at);
  }

  static String string(MemorySegment bytes, long at) {
    return Reference.text(bytes, at).toString();
  }

  static FlatTable table(FlatType type, MemorySegment bytes, long at) {
    return new FlatTable(type, bytes, at);
  }

  static FlatStruct struct(FlatType type, MemorySegment bytes, long at) {
    return new FlatStruct(type, bytes, at);
  }
}
