// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a method wants to return: a type of value, and what stands for an absent one.
///
/// @param absence what stands for absence
/// @param value the type of the value itself: of `Optional<Integer>` and of a nullable `Integer`,
///   it is `int`
/// @param returned what the method returns
public record Wanted(Absence absence, Type value, Class<?> returned) {

  /// What stands for an absent value.
  public enum Absence {
    /// Nothing does.
    NONE,
    /// An empty `Optional`, `OptionalInt`, `OptionalLong` or `OptionalDouble`.
    EMPTY,
    /// `null`, of a type that is annotated with some `@Nullable`.
    NULL
  }

  /// {@return what a method wants}
  ///
  /// @param method without parameters
  public static Wanted of(Method method) {
    return of(method.getGenericReturnType(), method.getReturnType(), isNullable(method));
  }

  /// {@return what the elements of a list are wanted to be}
  ///
  /// @param type of the elements
  public static Wanted of(Type type) {
    Wanted boxed = of(type, erased(type), false);
    return new Wanted(boxed.absence, unboxed(boxed.value), boxed.returned);
  }

  private static Wanted of(Type type, Class<?> returned, boolean nullable) {
    if (returned == OptionalInt.class) {
      return new Wanted(Absence.EMPTY, int.class, returned);
    } else if (returned == OptionalLong.class) {
      return new Wanted(Absence.EMPTY, long.class, returned);
    } else if (returned == OptionalDouble.class) {
      return new Wanted(Absence.EMPTY, double.class, returned);
    } else if (returned == Optional.class) {
      return new Wanted(Absence.EMPTY, unboxed(argument(type).orElse(Object.class)), returned);
    }
    return nullable && !returned.isPrimitive()
        ? new Wanted(Absence.NULL, unboxed(type), returned)
        : new Wanted(Absence.NONE, type, returned);
  }

  /// Looks for the name only: there are many such annotations, and this module needs none of them.
  private static boolean isNullable(Method method) {
    List<AnnotatedElement> places = List.of(method, method.getAnnotatedReturnType());
    return places.stream()
        .flatMap(place -> Arrays.stream(place.getAnnotations()))
        .anyMatch(note -> note.annotationType().getSimpleName().equals("Nullable"));
  }

  private static Type unboxed(Type type) {
    return type instanceof Class<?> box ? MethodType.methodType(box).unwrap().returnType() : type;
  }

  /// {@return the only argument of a generic type}
  ///
  /// @param type such as `List<Weapon>`
  public static Optional<Type> argument(Type type) {
    return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
        ? Optional.of(generic.getActualTypeArguments()[0])
        : Optional.empty();
  }

  private static Class<?> erased(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> erased(generic.getRawType());
      default -> Object.class;
    };
  }

  /// {@return the value as a class; `Object` if it is generic and not a list}
  public Class<?> valueClass() {
    return erased(value);
  }

  /// {@return a reader that returns what the method does}
  ///
  /// @param reader of the value; null stands for absence
  public MethodHandle wrap(MethodHandle reader) {
    if (absence != Absence.EMPTY) {
      return reader.asType(reader.type().changeReturnType(returned));
    }
    boolean any = returned == Optional.class;
    Class<?> parameter = any ? Object.class : valueClass();
    MethodType type = MethodType.methodType(returned, parameter);
    MethodHandle of =
        Handles.find(MethodHandles.publicLookup(), returned, any ? "ofNullable" : "of", type);
    return MethodHandles.filterReturnValue(
        reader.asType(reader.type().changeReturnType(parameter)), of);
  }

  /// {@return what the method returns for an absent value; it has no meaning if there is nothing
  /// for it}
  public @Nullable Object absent() {
    if (absence != Absence.EMPTY) {
      return null;
    } else if (returned == OptionalInt.class) {
      return OptionalInt.empty();
    } else if (returned == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return returned == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }
}
