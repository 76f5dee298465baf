// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.BoundMethods;
import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.Wanted;
import dev.vitrine.formats.internal.bind.Wanted.Absence;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How one method reads one field: whether it may be absent, and what its value is.
final class FieldAccess {

  private final Binder binder;
  private final Method method;
  private final FieldKey field;
  private final Wanted wanted;

  FieldAccess(Binder binder, Method method, FieldKey field) {
    this.binder = binder;
    this.method = method;
    this.field = field;
    this.wanted = Wanted.of(method);
  }

  /// {@return what makes the accessor, a handle of the state of the view; empty if the method does
  /// not fit, which has been told}
  Optional<Supplier<MethodHandle>> of() {
    if (field.shape.isUnion()) {
      return new UnionAccess(binder, field, wanted).of().or(this::mismatch);
    }
    Optional<Supplier<MethodHandle>> value = new ValueReader(binder, field).of(wanted);
    if (value.isEmpty() || !isAbsenceRight()) {
      return mismatch();
    }
    Supplier<MethodHandle> reader = value.get();
    if (field.owner.isStruct()) {
      return Optional.of(() -> Handles.shifted(wanted.wrap(reader.get()), field.offset));
    }
    return Optional.of(() -> ofTable(wanted.wrap(reader.get())));
  }

  private MethodHandle ofTable(MethodHandle reader) {
    return field.isRequired() && field.shape != FieldShape.SCALAR
        ? TableHandles.present(reader, field.offset)
        : TableHandles.optional(reader, absent(), field.offset);
  }

  private boolean mayBeAbsent() {
    return AllowedTypes.mayBeAbsent(field);
  }

  /// Values of enums may be unknown even where they are present.
  private boolean isAbsenceRight() {
    boolean none = wanted.absence() == Absence.NONE;
    boolean isEnum = wanted.valueClass().isEnum();
    boolean isList = wanted.valueClass() == List.class;
    return mayBeAbsent() ? !none || isList : none || isEnum;
  }

  /// {@return what is returned where the field is absent, `()X`}
  private MethodHandle absent() {
    if (field.shape == FieldShape.SCALAR && !field.isOptional()) {
      return wanted.wrap(new ScalarReader(field).defaultValue(wanted));
    }
    Object value =
        wanted.returned() == List.class && wanted.absence() == Absence.NONE
            ? List.of()
            : wanted.absent();
    return MethodHandles.constant(wanted.returned(), value);
  }

  private Optional<Supplier<MethodHandle>> mismatch() {
    binder.mismatches.add(
        method,
        BoundMethods.describe(method),
        "%s for %s".formatted(AllowedTypes.of(field), AllowedTypes.schemaType(field)));
    return Optional.empty();
  }
}
