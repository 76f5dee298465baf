// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.invoke.MethodHandles.Lookup;
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

  private void add(String text) {
    found.add(text);
  }

  /// {@return whether an interface can be implemented at all; if not, the reason is added}
  ///
  /// @param view the interface
  /// @param lookup in whose package and class loader it would be
  public boolean isUsable(Class<?> view, Lookup lookup) {
    String name = view.getSimpleName();
    if (!view.isInterface() || view.isAnnotation()) {
      add(name + ": not an interface");
    } else if (view.isSealed()) {
      add(name + ": sealed, nothing can be made to implement it");
    } else if (view.isHidden() || !isSeen(view, lookup)) {
      add("%s: the class loader of %s does not see it".formatted(name, lookup));
    } else {
      return isAccessible(view, lookup);
    }
    return false;
  }

  private static boolean isSeen(Class<?> view, Lookup lookup) {
    try {
      return lookup.findClass(view.getName()) == view;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    } catch (IllegalAccessException _) {
      return true; // which isAccessible tells
    }
  }

  private boolean isAccessible(Class<?> view, Lookup lookup) {
    try {
      lookup.accessClass(view);
      return true;
    } catch (IllegalAccessException e) {
      add("%s: %s".formatted(view.getSimpleName(), e.getMessage()));
      return false;
    }
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
