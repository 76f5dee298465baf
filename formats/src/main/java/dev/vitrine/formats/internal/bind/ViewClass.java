// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A hidden class whose instances are an interface over a place in memory.
///
/// It is made in two steps, because interfaces refer to each other in circles: [#define] makes the
/// class, with a constructor that others may already name; [#fill] says how its methods read,
/// before the first instance is made.
///
/// For one thread, until its instances are published.
public final class ViewClass {

  /*
   * Methods load their handle as a dynamic constant, an element of the class data, which the JVM
   * asks for when a method runs for the first time and never again. So the list may be filled after
   * the class is defined; and the compiler takes handle, slots and defaults for constants, and
   * inlines the whole accessor. Fields of hidden classes are final for the compiler too. Handles
   * carry the access rights of this module, so that nothing has to be exported for the class, which
   * lives in the package of the caller's lookup.
   */

  /// A field of the class beyond memory and place.
  ///
  /// @param name of the field
  /// @param handle what computes it from memory, place and the fields before it, when an instance
  ///   is made
  public record Extra(String name, MethodHandle handle) {}

  private final MethodHandle constructor;
  private final List<Method> methods;
  private final MethodType state;
  private final Object[] classData;

  private ViewClass(
      MethodHandle constructor, List<Method> methods, MethodType state, Object[] classData) {
    this.constructor = constructor;
    this.methods = methods;
    this.state = state;
    this.classData = classData;
  }

  /// Makes the class.
  ///
  /// @param lookup with full privileges, in whose package and class loader the class lives
  /// @param type the interface
  /// @param what the instances are called in `toString`, such as `table Monster`
  /// @param extras more fields, shared by all methods
  /// @param methods to be implemented, none of which has parameters
  /// @return the class
  /// @throws IllegalArgumentException if the lookup may not do so, or if the methods, some twenty
  ///   thousand, are too many for a class
  public static ViewClass define(
      Lookup lookup, Class<?> type, String what, List<Extra> extras, List<Method> methods) {
    MethodType state = MethodType.methodType(void.class, MemorySegment.class, long.class);
    List<Object> classData = new ArrayList<>();
    for (Extra extra : extras) {
      state = state.appendParameterTypes(extra.handle().type().returnType());
      classData.add(extra.handle());
    }
    Object[] data = Arrays.copyOf(classData.toArray(), extras.size() + methods.size());
    ViewCode code = new ViewCode(name(lookup, type), type, what, extras, methods);
    try {
      Lookup hidden =
          lookup.defineHiddenClassWithClassData(code.bytes(), Arrays.asList(data), true);
      return new ViewClass(constructor(hidden, type), List.copyOf(methods), state, data);
    } catch (IllegalAccessException | IllegalArgumentException | LinkageError e) {
      throw new IllegalArgumentException(
          "%s: cannot be implemented with %s: %s"
              .formatted(type.getSimpleName(), lookup, e.getMessage()),
          e);
    }
  }

  private static ClassDesc name(Lookup lookup, Class<?> type) {
    return ClassDesc.of(lookup.lookupClass().getPackageName(), type.getSimpleName() + "View");
  }

  private static MethodHandle constructor(Lookup hidden, Class<?> type)
      throws IllegalAccessException {
    try {
      return hidden
          .findConstructor(hidden.lookupClass(), Handles.PLACE.changeReturnType(void.class))
          .asType(Handles.PLACE.changeReturnType(type));
    } catch (NoSuchMethodException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /// {@return what makes an instance of memory and place, as the interface}
  public MethodHandle constructor() {
    return constructor;
  }

  /// {@return what accessors take: memory, place and the further fields; it returns nothing}
  public MethodType state() {
    return state;
  }

  /// Says how a method reads its value.
  ///
  /// @param index of the method
  /// @param accessor of the state; what it returns is cast to what the method returns
  public void fill(int index, MethodHandle accessor) {
    int extras = classData.length - methods.size();
    classData[extras + index] =
        accessor.asType(state.changeReturnType(methods.get(index).getReturnType()));
  }
}
