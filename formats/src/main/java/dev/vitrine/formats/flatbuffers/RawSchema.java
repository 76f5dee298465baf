// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.List;
import java.util.Optional;

/// A schema as it was written down, nothing checked.
///
/// Every definition has a `place`: where it lies in the `.bfbs`, in bytes; 0 without one.
///
/// @param objects tables and structs, in the order that indices count
/// @param enums enums and unions, in the order that indices count
/// @param root the name of the root table
/// @param identifier the file identifier; empty if there is none
/// @param place of the schema itself
record RawSchema(
    List<RawObject> objects,
    List<RawEnum> enums,
    Optional<String> root,
    String identifier,
    long place) {

  /// A type at a place where one is used.
  ///
  /// @param base what it is
  /// @param element of a vector or array; otherwise `NONE`
  /// @param index of the object or enum; -1 if there is none
  /// @param fixedLength of an array
  record RawType(BaseType base, BaseType element, int index, int fixedLength) {

    static RawType of(BaseType base) {
      return new RawType(base, BaseType.NONE, -1, 0);
    }
  }

  /// A field.
  ///
  /// @param name of the field
  /// @param type of its value
  /// @param id its number among the fields
  /// @param offset of its slot in the vtable of a table, or of its value in a struct, in bytes
  /// @param defaultInteger if absent
  /// @param defaultReal if absent
  /// @param flags what else is said of it
  /// @param nested the name of the root table of a nested buffer; empty if there is none
  /// @param place in the `.bfbs`
  record RawField(
      String name,
      RawType type,
      int id,
      int offset,
      long defaultInteger,
      double defaultReal,
      Flags flags,
      String nested,
      long place) {}

  /// What a field may be besides its type.
  ///
  /// @param deprecated not to be read any more
  /// @param required must be present
  /// @param key what sorted vectors of its table are sorted by
  /// @param optional absent is another value than any present one
  /// @param offset64 refers with 64 bits
  record Flags(
      boolean deprecated, boolean required, boolean key, boolean optional, boolean offset64) {}

  /// A table or struct.
  ///
  /// @param name with its namespace
  /// @param fields in any order
  /// @param isStruct whether it has a fixed layout
  /// @param minAlign of a struct, in bytes
  /// @param byteSize of a struct
  /// @param place in the `.bfbs`
  record RawObject(
      String name,
      List<RawField> fields,
      boolean isStruct,
      int minAlign,
      int byteSize,
      long place) {}

  /// An enum or union.
  ///
  /// @param name with its namespace
  /// @param values in any order
  /// @param isUnion whether its values are tags
  /// @param isBitFlags whether its values may be combined
  /// @param underlying the type of its values
  /// @param place in the `.bfbs`
  record RawEnum(
      String name,
      List<RawValue> values,
      boolean isUnion,
      boolean isBitFlags,
      BaseType underlying,
      long place) {}

  /// A value of an enum or union.
  ///
  /// @param name of the value
  /// @param value its number
  /// @param member what a union holds under this tag; `NONE` in an enum
  /// @param place in the `.bfbs`
  record RawValue(String name, long value, RawType member, long place) {}
}
