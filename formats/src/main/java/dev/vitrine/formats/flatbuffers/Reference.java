// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Follows references that have been verified: nothing is checked here.
final class Reference {

  private Reference() {}

  /// {@return where the reference of a field points}
  ///
  /// @param at where the field is
  static long of(FieldKey field, MemorySegment bytes, long at) {
    return at + (field.byteSize == 4 ? Little.u32(bytes, at) : Little.i64(bytes, at));
  }

  /// {@return where the reference of an element of a vector points}
  static long of(MemorySegment bytes, long at) {
    return at + Little.u32(bytes, at);
  }

  static Utf8Slice text(MemorySegment bytes, long at) {
    return new VerifiedSlice(bytes, at + 4, Little.u32(bytes, at));
  }

  /// {@return the value of a union, or of an element of a vector of them}
  ///
  /// @param tag its verified tag
  /// @param at where the reference to the value is; not used if the tag is 0
  static Optional<FlatUnion> union(FieldKey field, MemorySegment bytes, long tag, long at) {
    if (tag == 0) {
      return Optional.empty();
    }
    int index = field.enumeration.indexOf(tag);
    if (index == FlatEnum.UNKNOWN) {
      return Optional.of(new FlatUnion.Unknown(tag));
    }
    RawSchema.RawValue member = field.enumeration.value(index);
    long target = of(bytes, at);
    if (member.member().base() == BaseType.STRING) {
      return Optional.of(new FlatUnion.OfText(tag, member.name(), text(bytes, target)));
    }
    FlatType type = field.owner.all[member.member().index()];
    return Optional.of(
        type.isStruct()
            ? new FlatUnion.OfStruct(tag, member.name(), new FlatStruct(type, bytes, target))
            : new FlatUnion.OfTable(tag, member.name(), new FlatTable(type, bytes, target)));
  }
}
