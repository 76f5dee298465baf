// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.Scalar;
import dev.vitrine.formats.internal.bind.Wanted;
import dev.vitrine.formats.internal.bind.Wanted.Absence;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Supplier;

/// How scalars are read: as a primitive type that holds every value, or as a Java enum.
final class ScalarReader {

  private static final MethodHandle ENUM =
      Handles.find(
          MethodHandles.lookup(),
          EnumConstants.class,
          "of",
          MethodType.methodType(Object.class, EnumConstants.class, long.class));

  private final FieldKey field;

  ScalarReader(FieldKey field) {
    this.field = field;
  }

  /// {@return what a type of a schema is}
  static Scalar scalar(BaseType base) {
    return switch (base) {
      case BOOL -> Scalar.BOOL;
      case BYTE -> Scalar.I8;
      case UTYPE, UBYTE -> Scalar.U8;
      case SHORT -> Scalar.I16;
      case USHORT -> Scalar.U16;
      case INT -> Scalar.I32;
      case UINT -> Scalar.U32;
      case LONG -> Scalar.I64;
      case ULONG -> Scalar.U64;
      case FLOAT -> Scalar.F32;
      case DOUBLE -> Scalar.F64;
      case NONE, STRING, VECTOR, OBJ, UNION, ARRAY, VECTOR64 ->
          throw new IllegalArgumentException("not a scalar: " + base.schemaName());
    };
  }

  static MethodHandle reader(BaseType base, Class<?> type) {
    return scalar(base).reader(ByteOrder.LITTLE_ENDIAN, type);
  }

  Optional<Supplier<MethodHandle>> of(Wanted wanted) {
    Class<?> type = wanted.valueClass();
    if (type.isEnum()) {
      return constants(wanted).map(constants -> () -> named(constants, type));
    }
    return scalar(field.base).types().contains(type)
        ? Optional.of(() -> reader(field.base, type))
        : Optional.empty();
  }

  private Optional<EnumConstants> constants(Wanted wanted) {
    return field.enumeration == FlatEnum.NONE || field.base == BaseType.BOOL
        ? Optional.empty()
        : EnumConstants.of(
            field.enumeration, wanted.valueClass(), wanted.absence() == Absence.NONE);
  }

  private MethodHandle named(EnumConstants constants, Class<?> type) {
    Class<?> carrier = scalar(field.base).types().getFirst();
    MethodHandle number = reader(field.base, carrier);
    return MethodHandles.filterReturnValue(
            number.asType(number.type().changeReturnType(long.class)), ENUM.bindTo(constants))
        .asType(Handles.PLACE.changeReturnType(type));
  }

  /// {@return the default of the field, `()X`}
  MethodHandle defaultValue(Wanted wanted) {
    Class<?> type = wanted.valueClass();
    if (type.isEnum()) {
      Optional<EnumConstants> constants = constants(wanted);
      return MethodHandles.constant(
          type, constants.map(known -> known.at(field.defaultInteger)).orElse(null));
    }
    MethodHandle number =
        field.base.isReal()
            ? MethodHandles.constant(double.class, field.defaultReal)
            : MethodHandles.constant(long.class, field.defaultInteger);
    return MethodHandles.explicitCastArguments(number, MethodType.methodType(type));
  }
}
