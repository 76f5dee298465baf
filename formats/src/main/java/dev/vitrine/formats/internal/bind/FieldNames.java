// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the field that a method means: `vector_of_longs` is `vector_of_longs()` or
/// `vectorOfLongs()`; `class`, which is no name in Java, is `class_()`.
public final class FieldNames {

  private FieldNames() {}

  /// {@return the field, or empty if there is none or more than one}
  ///
  /// @param <F> the type of fields
  /// @param fields by their names
  /// @param method its name
  public static <F> Optional<F> find(Map<String, F> fields, String method) {
    F exact = fields.get(method);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<String> alike =
        fields.keySet().stream().filter(name -> camelCase(name).equals(method)).toList();
    if (alike.size() == 1) {
      return Optional.ofNullable(fields.get(alike.getFirst()));
    }
    return alike.isEmpty() && method.endsWith("_")
        ? Optional.ofNullable(fields.get(method.substring(0, method.length() - 1)))
        : Optional.empty();
  }

  /// {@return a name with words that begin with capitals instead of underscores}
  ///
  /// @param name such as `vector_of_longs`
  public static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean capital = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_') {
        boolean first = camel.isEmpty();
        camel.append(first ? Character.toLowerCase(c) : capital ? Character.toUpperCase(c) : c);
      }
      capital = c == '_';
    }
    return camel.toString();
  }
}
