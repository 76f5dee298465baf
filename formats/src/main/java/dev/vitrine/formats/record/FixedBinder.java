// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.BoundMethods;
import dev.vitrine.formats.internal.bind.FieldNames;
import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.Mismatches;
import dev.vitrine.formats.internal.bind.ViewClass;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds an interface to the fields of a layout.
final class FixedBinder {

  private static final MethodHandle TEXT = own("text", Utf8Slice.class);
  private static final MethodHandle STRING = own("string", String.class);
  private static final MethodHandle BYTES = own("bytes", MemorySegment.class);

  private FixedBinder() {}

  private static MethodHandle own(String name, Class<?> returned) {
    MethodType type =
        Handles.PLACE.changeReturnType(returned).insertParameterTypes(0, FixedField.class);
    return Handles.find(MethodHandles.lookup(), FixedBinder.class, name, type);
  }

  static <T> FixedBinding<T> bind(
      FixedLayout layout, Map<String, FixedField> fields, Class<T> view, Lookup lookup) {
    Mismatches mismatches = new Mismatches();
    List<Method> methods = new ArrayList<>();
    List<MethodHandle> readers = new ArrayList<>();
    if (mismatches.isUsable(view, lookup)) {
      Map<String, FixedField> names = LinkedHashMap.newLinkedHashMap(fields.size());
      fields.forEach((name, field) -> names.put(name.replace('.', '_'), field));
      for (Method method : BoundMethods.of(view)) {
        reader(names, method, mismatches)
            .ifPresent(reader -> {
              methods.add(method);
              readers.add(reader);
            });
      }
    }
    mismatches.refuse(view, "a record of " + layout);
    ViewClass made = ViewClass.define(lookup, view, "record", List.of(), methods);
    for (int i = 0; i < readers.size(); i++) {
      made.fill(i, readers.get(i));
    }
    return new FixedBinding<>(layout, view, made.constructor());
  }

  private static Optional<MethodHandle> reader(
      Map<String, FixedField> fields, Method method, Mismatches mismatches) {
    Optional<FixedField> field = FieldNames.find(fields, method.getName());
    if (field.isEmpty()) {
      mismatches.add(method, "no field of that name", "one of " + fields.keySet());
      return Optional.empty();
    }
    Optional<MethodHandle> reader =
        method.getParameterCount() > 0
            ? Optional.empty()
            : reader(field.get(), method.getReturnType());
    if (reader.isEmpty()) {
      mismatches.add(
          method,
          BoundMethods.describe(method),
          "%s for %s".formatted(allowed(field.get()), field.get()));
    }
    return reader.map(found -> Handles.shifted(found, field.get().byteOffset));
  }

  private static Optional<MethodHandle> reader(FixedField field, Class<?> type) {
    return switch (field.kind) {
      case SCALAR ->
          field.scalar.types().contains(type)
              ? Optional.of(field.scalar.reader(field.order, type))
              : Optional.empty();
      case TEXT, SPACED_TEXT ->
          type == Utf8Slice.class || type == String.class
              ? Optional.of((type == String.class ? STRING : TEXT).bindTo(field))
              : Optional.empty();
      case BYTES, ZERO ->
          type == MemorySegment.class ? Optional.of(BYTES.bindTo(field)) : Optional.empty();
    };
  }

  private static String allowed(FixedField field) {
    return switch (field.kind) {
      case SCALAR ->
          String.join(" or ", field.scalar.types().stream().map(Class::getName).toList());
      case TEXT, SPACED_TEXT -> "Utf8Slice or String";
      case BYTES, ZERO -> "MemorySegment";
    };
  }

  static Utf8Slice text(FixedField field, MemorySegment bytes, long at) {
    return field.text(bytes, at);
  }

  static String string(FixedField field, MemorySegment bytes, long at) {
    return field.text(bytes, at).toString();
  }

  static MemorySegment bytes(FixedField field, MemorySegment bytes, long at) {
    return bytes.asSlice(at, field.byteSize);
  }
}
