// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.Flags;
import dev.vitrine.formats.flatbuffers.RawSchema.RawField;

/// A field of a table or struct, looked up by name once and then used with any number of values.
///
/// [FlatType#field] gives one. Immutable and safe for use by many threads.
public final class FieldKey {

  /// No field, table or nested type.
  static final int NONE = -1;

  /// How the value of a field lies in memory.
  ///
  /// @param shape what the value is
  /// @param base the scalar, of which there may be many; `NONE` if it is none
  /// @param byteSize of what lies in the table or struct itself
  /// @param align of that, in bytes
  /// @param elementByteSize of one element of a vector or array
  /// @param elementAlign of that, in bytes
  /// @param target index of the type of a table or struct, or of their elements; or [#NONE]
  /// @param enumeration the enum of scalars, the union of unions; [FlatEnum#NONE] if there is none
  record Layout(
      FieldShape shape,
      BaseType base,
      int byteSize,
      int align,
      int elementByteSize,
      int elementAlign,
      int target,
      FlatEnum enumeration) {

    /// The size of a reference with 32 bits, `uoffset_t`.
    static final int OFFSET_BYTE_SIZE = 4;

    /// The size of a reference with 64 bits, `uoffset64_t`.
    static final int WIDE_OFFSET_BYTE_SIZE = 8;

    static Layout inline(
        FieldShape shape, BaseType base, int size, int align, int target, FlatEnum enumeration) {
      return new Layout(shape, base, size, align, 0, 0, target, enumeration);
    }

    static Layout reference(
        FieldShape shape, BaseType base, int elementSize, int elementAlign, int target) {
      return reference(shape, base, elementSize, elementAlign, target, FlatEnum.NONE);
    }

    static Layout reference(
        FieldShape shape,
        BaseType base,
        int elementSize,
        int elementAlign,
        int target,
        FlatEnum enumeration) {
      return new Layout(
          shape,
          base,
          OFFSET_BYTE_SIZE,
          OFFSET_BYTE_SIZE,
          elementSize,
          elementAlign,
          target,
          enumeration);
    }

    /// {@return this layout with a reference of 64 bits}
    Layout widened() {
      return new Layout(
          shape,
          base,
          WIDE_OFFSET_BYTE_SIZE,
          WIDE_OFFSET_BYTE_SIZE,
          elementByteSize,
          elementAlign,
          target,
          enumeration);
    }
  }

  final FlatType owner;
  final String name;
  final FieldShape shape;
  final BaseType base;

  /// Of the slot in the vtable of a table, of the value in a struct.
  final int offset;

  final int byteSize;
  final int align;
  final int elementByteSize;
  final int elementAlign;
  final int target;
  final FlatEnum enumeration;
  final int fixedLength;
  final long defaultInteger;
  final double defaultReal;
  final Flags flags;

  /// Whether the length of the vector has 64 bits.
  final boolean wideLength;

  /// Index of the root type of a nested buffer; or [#NONE].
  final int nested;

  FieldKey(FlatType owner, RawField raw, Layout layout, int nested) {
    this.owner = owner;
    this.name = raw.name();
    this.shape = layout.shape();
    this.base = layout.base();
    this.offset = raw.offset();
    this.byteSize = layout.byteSize();
    this.align = layout.align();
    this.elementByteSize = layout.elementByteSize();
    this.elementAlign = layout.elementAlign();
    this.target = layout.target();
    this.enumeration = layout.enumeration();
    this.fixedLength = raw.type().fixedLength();
    this.defaultInteger = base.narrow(raw.defaultInteger());
    this.defaultReal = base == BaseType.FLOAT ? (float) raw.defaultReal() : raw.defaultReal();
    this.flags = raw.flags();
    this.wideLength = raw.type().base() == BaseType.VECTOR64;
    this.nested = nested;
  }

  /// {@return the name of the field, as the schema has it}
  public String name() {
    return name;
  }

  /// {@return the table or struct that the field belongs to}
  public FlatType owner() {
    return owner;
  }

  /// {@return what the value of the field is}
  public FieldShape shape() {
    return shape;
  }

  /// {@return whether every table has it: verification refuses a table without}
  public boolean isRequired() {
    return flags.required();
  }

  /// {@return whether absence is a value of its own, instead of standing for a default}
  public boolean isOptional() {
    return flags.optional();
  }

  /// {@return whether the value is a buffer of its own, which [FlatTable#nested] reads}
  public boolean isNested() {
    return nested != NONE;
  }

  /// Where the slot of a union's tag is: in front of the union's own.
  int tagOffset() {
    return offset - 2;
  }

  FlatType targetType() {
    return owner.all[target];
  }

  FlatType nestedType() {
    return owner.all[nested];
  }

  void require(FlatType type, FieldShape wanted) {
    if (owner != type || shape != wanted) {
      throw misuse(type, wanted.toString());
    }
  }

  IllegalArgumentException misuse(FlatType type, String wanted) {
    return new IllegalArgumentException(
        "%s: cannot be read so (found %s of %s, allowed %s of %s)"
            .formatted(name, shape, owner.name(), wanted, type.name()));
  }

  @Override
  public String toString() {
    return owner.name() + "." + name;
  }
}
