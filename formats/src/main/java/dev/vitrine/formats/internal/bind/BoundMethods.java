// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The methods of an interface that a view has to implement: those without a body, except the ones
/// that every object has.
public final class BoundMethods {

  private BoundMethods() {}

  /// {@return the methods, by name, inherited ones included}
  ///
  /// @param type an interface
  public static List<Method> of(Class<?> type) {
    Set<String> seen = new HashSet<>(); // two interfaces may declare the same method
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .filter(method -> !isOfObject(method))
        .filter(method -> seen.add(signature(method)))
        .sorted(Comparator.comparing(BoundMethods::signature))
        .toList();
  }

  /// Overloads are told apart, since each has to be implemented, or refused.
  private static String signature(Method method) {
    String type =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .descriptorString();
    return method.getName() + type;
  }

  private static boolean isOfObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException _) {
      return false;
    }
  }

  /// {@return what a method returns, without packages, such as `List<Weapon>`}
  ///
  /// @param method of an interface
  public static String describe(Method method) {
    return method.getGenericReturnType().getTypeName().replaceAll("[\\w.]*[.$](?=\\w)", "");
  }
}
