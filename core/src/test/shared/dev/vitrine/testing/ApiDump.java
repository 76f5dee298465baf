// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.testing;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The surface of a module as text: what can be seen from outside, one line each, sorted.
///
/// Compiled into the tests of each module that has an `api.txt`, so that it may load its types.
public final class ApiDump {

  private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

  private ApiDump() {}

  /// {@return one block for each public type of the packages that are exported to everybody}
  ///
  /// @param module what is looked at
  /// @param classes the folder of its compiled classes
  public static String of(Module module, Path classes) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : exported(module)) {
      for (Class<?> type : publicTypes(classes.resolve(name.replace('.', '/')), name)) {
        text.append(head(type)).append('\n');
        members(type).forEach(member -> text.append("  ").append(member).append('\n'));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static List<String> exported(Module module) {
    return module.getDescriptor().exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .sorted()
        .toList();
  }

  private static List<Class<?>> publicTypes(Path folder, String name) throws IOException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String simple = file.getFileName().toString();
        if (simple.endsWith(".class") && !simple.equals("package-info.class")) {
          types.add(load(name + "." + simple.replace(".class", "")));
        }
      }
    }
    types.removeIf(type -> !isVisible(type));
    types.sort(Comparator.comparing(Class::getName));
    return types;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiDump.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    boolean visible = (type.getModifiers() & VISIBLE) != 0 && !type.isAnonymousClass();
    Class<?> outer = type.getEnclosingClass();
    return visible && (outer == null || isVisible(outer));
  }

  private static String head(Class<?> type) {
    StringBuilder text = new StringBuilder(type.toGenericString());
    if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
      text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    if (type.getGenericInterfaces().length > 0) {
      text.append(type.isInterface() ? " extends " : " implements ")
          .append(
              Arrays.stream(type.getGenericInterfaces())
                  .map(java.lang.reflect.Type::getTypeName)
                  .collect(Collectors.joining(", ")));
    }
    if (type.isSealed()) {
      text.append(" permits ")
          .append(
              Arrays.stream(type.getPermittedSubclasses())
                  .map(Class::getName)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return text.append(deprecation(type)).toString();
  }

  private static List<String> members(Class<?> type) {
    List<String> lines = new ArrayList<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if ((constructor.getModifiers() & VISIBLE) != 0) {
        lines.add(constructor.toGenericString() + deprecation(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if ((method.getModifiers() & VISIBLE) != 0 && !method.isSynthetic()) {
        lines.add(method.toGenericString() + deprecation(method));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if ((field.getModifiers() & VISIBLE) != 0) {
        lines.add(field.toGenericString() + deprecation(field));
      }
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static String deprecation(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? " @Deprecated" : "";
  }
}
