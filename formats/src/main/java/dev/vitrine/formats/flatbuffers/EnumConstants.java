// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The constants of a Java enum that stand for the numbers of an enum of a schema: those of the
/// same name.
///
/// Immutable and safe for use by many threads.
final class EnumConstants {

  /// The constant that stands for every number without one.
  static final String UNKNOWN = "UNKNOWN";

  private final FlatEnum numbers;
  private final @Nullable Object[] constants;
  private final @Nullable Object unknown;

  private EnumConstants(FlatEnum numbers, @Nullable Object[] constants, @Nullable Object unknown) {
    this.numbers = numbers;
    this.constants = constants;
    this.unknown = unknown;
  }

  /// {@return the constants, or empty if some name of the schema has none, or if there is none for
  /// other numbers}
  ///
  /// @param total whether every number must have a constant
  static Optional<EnumConstants> of(FlatEnum numbers, Class<?> type, boolean total) {
    @Nullable Object unknown = constant(type, UNKNOWN);
    @Nullable Object[] constants = new Object[numbers.size()];
    boolean complete = true;
    for (int i = 0; i < constants.length; i++) {
      constants[i] = constant(type, numbers.value(i).name());
      complete &= constants[i] != null;
    }
    return complete && (!total || unknown != null)
        ? Optional.of(new EnumConstants(numbers, constants, unknown))
        : Optional.empty();
  }

  private static @Nullable Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    return null;
  }

  /// {@return the constant of a number, the one for unknown ones, or null}
  @Nullable Object at(long number) {
    int index = numbers.indexOf(number);
    return index == FlatEnum.UNKNOWN ? unknown : constants[index];
  }

  static @Nullable Object of(EnumConstants constants, long number) {
    return constants.at(number);
  }
}
