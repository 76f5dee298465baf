// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Everything that keeps an interface from being bound, told all at once.
///
/// For one thread.
public final class Mismatches {

  private final List<String> found = new ArrayList<>();

  /// Makes an empty list.
  public Mismatches() {}

  /// Adds what is wrong with a method.
  ///
  /// @param method of an interface
  /// @param found what was met
  /// @param allowed what would be right
  public void add(Method method, String found, String allowed) {
    String owner = method.getDeclaringClass().getSimpleName();
    add("%s.%s: found %s, allowed %s".formatted(owner, method.getName() + "()", found, allowed));
  }

  /// Adds what is wrong with an interface as a whole.
  ///
  /// @param text a line
  public void add(String text) {
    found.add(text);
  }

  /// {@return whether nothing was added}
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// Refuses if anything was added.
  ///
  /// @param type the interface that was to be bound
  /// @param to what to
  /// @throws IllegalArgumentException with a line for each mismatch
  public void refuse(Class<?> type, String to) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: cannot be bound to %s: %d mismatches%n  %s"
              .formatted(
                  type.getSimpleName(), to, found.size(), String.join("%n  ".formatted(), found)));
    }
  }
}
