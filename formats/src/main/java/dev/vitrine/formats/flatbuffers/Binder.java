// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.bind.BoundMethods;
import dev.vitrine.formats.internal.bind.FieldNames;
import dev.vitrine.formats.internal.bind.Mismatches;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Binds an interface, and those that it refers to, to the types of a schema.
///
/// First all interfaces are compared with the schema, and every mismatch collected; then all
/// classes are defined, with nothing in them, since they refer to each other; then each method is
/// told how to read.
final class Binder {

  /// An interface and the type it is to read. One interface may read several types.
  private record Pair(FlatType type, Class<?> view) {}

  final Mismatches mismatches = new Mismatches();
  private final Lookup lookup;
  private final Map<Pair, BoundType> bound = new LinkedHashMap<>();

  Binder(Lookup lookup) {
    this.lookup = lookup;
  }

  <T> FlatBinding<T> bind(FlatType type, Class<T> view) {
    BoundType root = declare(type, view);
    mismatches.refuse(view, type.toString());
    bound.values().forEach(each -> each.define(lookup));
    bound.values().forEach(BoundType::fill);
    return new FlatBinding<>(type, view, root.constructor());
  }

  /// {@return the pair of an interface and a type, compared once}
  BoundType declare(FlatType type, Class<?> view) {
    Pair pair = new Pair(type, view);
    BoundType known = bound.get(pair);
    if (known != null) {
      return known;
    }
    BoundType fresh = new BoundType(type, view);
    bound.put(pair, fresh);
    if (mismatches.isUsable(view, lookup)) {
      Map<String, FieldKey> fields = new LinkedHashMap<>();
      type.fields().forEach(field -> fields.put(field.name(), field));
      for (Method method : BoundMethods.of(view)) {
        field(fresh, method, fields);
      }
    }
    return fresh;
  }

  private void field(BoundType to, Method method, Map<String, FieldKey> fields) {
    Optional<FieldKey> field = FieldNames.find(fields, method.getName());
    if (field.isEmpty()) {
      mismatches.add(method, "no field of that name in " + to.type, "one of " + fields.keySet());
    } else if (method.getParameterCount() > 0) {
      mismatches.add(method, "parameters", "none");
    } else {
      new FieldAccess(this, method, field.get())
          .of()
          .ifPresent(handle -> to.methods.add(new BoundType.BoundMethod(method, handle)));
    }
  }
}
