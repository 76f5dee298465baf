// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.FieldKey.Layout;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import java.util.HashMap;
import java.util.Map;

/// Finds out how the values of the fields of one table or struct lie in memory, and refuses what
/// cannot be.
final class FieldLayouts {

  private final FlatType[] types;
  private final FlatEnum[] enums;
  private final RawObject owner;
  private final Map<Integer, RawField> byOffset = new HashMap<>();

  FieldLayouts(FlatType[] types, FlatEnum[] enums, RawObject owner) {
    this.types = types;
    this.enums = enums;
    this.owner = owner;
    owner.fields().forEach(field -> byOffset.put(field.offset(), field));
  }

  Layout of(RawField field) throws SchemaException {
    Layout layout = layout(field);
    if (owner.isStruct() != layoutOfStruct(layout) && !layoutOfBoth(layout)) {
      throw badType(field);
    }
    boolean wide = field.flags().offset64() || field.type().base() == BaseType.VECTOR64;
    if (!wide) {
      return layout;
    }
    return switch (layout.shape()) {
      case STRING, VECTOR_OF_SCALARS, VECTOR_OF_STRUCTS -> layout.widened();
      default ->
          throw fault(
              SchemaFault.BAD_ATTRIBUTE,
              field,
              "64-bit " + layout.shape(),
              "strings and vectors of scalars or structs");
    };
  }

  private static boolean layoutOfStruct(Layout layout) {
    return layout.shape() == FieldShape.ARRAY_OF_SCALARS
        || layout.shape() == FieldShape.ARRAY_OF_STRUCTS;
  }

  private static boolean layoutOfBoth(Layout layout) {
    return layout.shape() == FieldShape.SCALAR || layout.shape() == FieldShape.STRUCT;
  }

  private Layout layout(RawField field) throws SchemaException {
    RawType type = field.type();
    return switch (type.base()) {
      case OBJ -> object(field);
      case UNION ->
          Layout.reference(FieldShape.UNION, tagType(field), 0, 0, FieldKey.NONE, union(field));
      case STRING -> Layout.reference(FieldShape.STRING, BaseType.NONE, 1, 1, FieldKey.NONE);
      case VECTOR, VECTOR64 -> vector(field);
      case ARRAY -> array(field);
      case NONE -> throw badType(field);
      default -> {
        int size = type.base().byteSize;
        yield Layout.inline(
            FieldShape.SCALAR, type.base(), size, size, FieldKey.NONE, enumOf(field));
      }
    };
  }

  private Layout object(RawField field) throws SchemaException {
    FlatType target = target(field);
    return target.isStruct()
        ? Layout.inline(
            FieldShape.STRUCT,
            BaseType.NONE,
            target.byteSize,
            target.align,
            target.index,
            FlatEnum.NONE)
        : Layout.reference(FieldShape.TABLE, BaseType.NONE, 0, 0, target.index);
  }

  private Layout vector(RawField field) throws SchemaException {
    BaseType element = field.type().element();
    int size = element.byteSize;
    return switch (element) {
      case OBJ -> {
        FlatType target = target(field);
        yield target.isStruct()
            ? Layout.reference(
                FieldShape.VECTOR_OF_STRUCTS,
                BaseType.NONE,
                target.byteSize,
                target.align,
                target.index)
            : Layout.reference(
                FieldShape.VECTOR_OF_TABLES,
                BaseType.NONE,
                Layout.OFFSET_BYTE_SIZE,
                Layout.OFFSET_BYTE_SIZE,
                target.index);
      }
      case STRING ->
          Layout.reference(FieldShape.VECTOR_OF_STRINGS, BaseType.NONE, size, size, FieldKey.NONE);
      case UNION ->
          Layout.reference(
              FieldShape.VECTOR_OF_UNIONS, tagType(field), size, size, FieldKey.NONE, union(field));
      case NONE, VECTOR, ARRAY, VECTOR64 -> throw badType(field);
      default ->
          Layout.reference(
              FieldShape.VECTOR_OF_SCALARS, element, size, size, FieldKey.NONE, enumOf(field));
    };
  }

  private Layout array(RawField field) throws SchemaException {
    BaseType element = field.type().element();
    if (element != BaseType.OBJ && !element.isScalar()) {
      throw badType(field);
    }
    int target = element == BaseType.OBJ ? target(field).index : FieldKey.NONE;
    if (target != FieldKey.NONE && !types[target].isStruct()) {
      throw badType(field);
    }
    int size = target == FieldKey.NONE ? element.byteSize : types[target].byteSize;
    int align = target == FieldKey.NONE ? element.byteSize : types[target].align;
    long total = (long) size * field.type().fixedLength();
    if (total <= 0 || total > owner.byteSize()) {
      throw fault(
          SchemaFault.BAD_SIZE, field, total + " bytes", "1 to %d".formatted(owner.byteSize()));
    }
    FieldShape shape =
        target == FieldKey.NONE ? FieldShape.ARRAY_OF_SCALARS : FieldShape.ARRAY_OF_STRUCTS;
    FlatEnum enumeration = target == FieldKey.NONE ? enumOf(field) : FlatEnum.NONE;
    BaseType base = target == FieldKey.NONE ? element : BaseType.NONE;
    return new Layout(shape, base, (int) total, align, size, align, target, enumeration);
  }

  private FlatType target(RawField field) throws SchemaException {
    int index = field.type().index();
    if (index < 0 || index >= types.length) {
      throw badIndex(field, types.length, "objects");
    }
    return types[index];
  }

  private FlatEnum enumOf(RawField field) throws SchemaException {
    int index = field.type().index();
    if (index == FieldKey.NONE) {
      return FlatEnum.NONE;
    }
    if (index < 0 || index >= enums.length) {
      throw badIndex(field, enums.length, "enums");
    }
    return enums[index];
  }

  private FlatEnum union(RawField field) throws SchemaException {
    FlatEnum union = enumOf(field);
    if (!union.isUnion) {
      throw badType(field);
    }
    return union;
  }

  /// {@return the type of the tag, which is that of the field whose slot comes before}
  private BaseType tagType(RawField field) throws SchemaException {
    RawField other = byOffset.get(field.offset() - 2);
    if (other != null && other.type().index() == field.type().index()) {
      RawType type = other.type();
      boolean many = field.type().base() == BaseType.VECTOR;
      BaseType tag = many && type.base() == BaseType.VECTOR ? type.element() : type.base();
      boolean readable = !other.flags().deprecated() || field.flags().deprecated();
      boolean alike = many == (type.base() == BaseType.VECTOR) && !other.flags().offset64();
      if (tag.isInteger() && readable && alike) {
        return tag;
      }
    }
    throw fault(
        SchemaFault.NO_UNION_TAG,
        field,
        "none at slot %d".formatted(field.offset() - 2),
        "an integer of the union's type");
  }

  private SchemaException badType(RawField field) {
    RawType type = field.type();
    return fault(
        SchemaFault.BAD_TYPE,
        field,
        "%s of %s".formatted(type.base().schemaName(), type.element().schemaName()),
        owner.isStruct() ? "scalars, structs and arrays of them" : "any but arrays");
  }

  private SchemaException badIndex(RawField field, int count, String what) {
    return fault(
        SchemaFault.BAD_INDEX,
        field,
        Integer.toString(field.type().index()),
        "one of %d %s".formatted(count, what));
  }

  private SchemaException fault(SchemaFault fault, RawField field, String found, String allowed) {
    return new SchemaException(
        fault, field.place(), owner.name() + "." + field.name(), found, allowed);
  }
}
