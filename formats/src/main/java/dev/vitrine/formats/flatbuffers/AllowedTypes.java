// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.stream.Collectors;

/// Says which Java types read a field, in messages.
final class AllowedTypes {

  private AllowedTypes() {}

  /// {@return whether an absent field has no value, not even a default}
  static boolean mayBeAbsent(FieldKey field) {
    if (field.owner.isStruct() || field.isRequired()) {
      return false;
    }
    return field.shape != FieldShape.SCALAR || field.isOptional();
  }

  static String of(FieldKey field) {
    String value = value(field);
    if (field.shape == FieldShape.UNION) {
      return "Optional or @Nullable of " + value;
    } else if (!mayBeAbsent(field)) {
      return value;
    }
    String optional = "Optional or @Nullable of " + value;
    return field.shape.isVector() ? optional + ", or a List" : optional;
  }

  private static String value(FieldKey field) {
    return switch (field.shape) {
      case SCALAR -> scalar(field);
      case STRUCT -> "an interface or FlatStruct";
      case TABLE -> "an interface or FlatTable";
      case STRING -> "Utf8Slice or String";
      case UNION -> "FlatUnion or a sealed interface with one for each member";
      case VECTOR_OF_SCALARS, ARRAY_OF_SCALARS ->
          (field.isNested() ? "an interface, FlatTable, " : "")
              + "List of %s, FlatVector or MemorySegment".formatted(scalar(field));
      case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS ->
          "List of an interface or FlatStruct, or FlatVector";
      case VECTOR_OF_TABLES -> "List of an interface or FlatTable, or FlatVector";
      case VECTOR_OF_STRINGS -> "List of Utf8Slice or String, or FlatVector";
      case VECTOR_OF_UNIONS -> "List of Optional of FlatUnion or a sealed interface, or FlatVector";
    };
  }

  private static String scalar(FieldKey field) {
    String types =
        ScalarReader.scalar(field.base).types().stream()
            .map(Class::getName)
            .collect(Collectors.joining(" or "));
    return field.enumeration == FlatEnum.NONE || field.base == BaseType.BOOL
        ? types
        : types
            + " or an enum with every name of %s and %s"
                .formatted(field.enumeration.name, EnumConstants.UNKNOWN);
  }

  static String schemaType(FieldKey field) {
    String base =
        field.base == BaseType.NONE || field.shape.isUnion()
            ? ""
            : " of " + field.base.schemaName();
    String shape = field.shape.name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    return "%s%s %s".formatted(shape, base, field);
  }
}
