// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.formats.internal.bind.ViewClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An interface that reads one type, and the class that is made for it.
final class BoundType {

  /// A method and what makes its handle, once all classes are defined.
  record BoundMethod(Method method, Supplier<MethodHandle> handle) {}

  final FlatType type;
  final Class<?> view;
  final List<BoundMethod> methods = new ArrayList<>();
  private @Nullable ViewClass made;

  BoundType(FlatType type, Class<?> view) {
    this.type = type;
    this.view = view;
  }

  void define(Lookup lookup) {
    List<ViewClass.Extra> extras = type.isStruct() ? List.of() : TableHandles.EXTRAS;
    List<Method> names = methods.stream().map(BoundMethod::method).toList();
    made = ViewClass.define(lookup, view, type.toString(), extras, names);
  }

  void fill() {
    ViewClass target = requireNonNull(made);
    for (int i = 0; i < methods.size(); i++) {
      target.fill(i, methods.get(i).handle().get());
    }
  }

  /// {@return what makes an instance of memory and place; only after [#define]}
  MethodHandle constructor() {
    return requireNonNull(made).constructor();
  }
}
