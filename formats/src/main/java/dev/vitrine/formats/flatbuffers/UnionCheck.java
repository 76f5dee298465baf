// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static dev.vitrine.formats.flatbuffers.VtablePlan.ABSENT;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;

/// Checks unions and vectors of unions: tags and values belong together, and the value is what the
/// tag says.
final class UnionCheck {

  private final BufferVerifier verifier;
  private final Bounds bounds;
  private final TextCheck texts;
  private final VectorCheck vectors;

  UnionCheck(BufferVerifier verifier, Bounds bounds, TextCheck texts, VectorCheck vectors) {
    this.verifier = verifier;
    this.bounds = bounds;
    this.texts = texts;
    this.vectors = vectors;
  }

  /// @param i index of the union in the plan
  void check(FieldKey field, VtablePlan plan, int i, long table, int depth)
      throws InvalidDataException {
    long at = table + plan.slots[i];
    long tagAt = table + plan.tagSlots[i];
    long tag = plan.tagSlots[i] == ABSENT ? 0 : field.base.integer(bounds.bytes, tagAt);
    if ((tag == 0) != (plan.slots[i] == ABSENT)) {
      throw mismatch(tag == 0 ? at : tagAt, "tag " + tag);
    }
    if (tag != 0) {
      member(field, tag, tagAt, at, depth);
    }
  }

  /// @param i index of the vector in the plan
  void checkVector(FieldKey field, VtablePlan plan, int i, long table, int depth)
      throws InvalidDataException {
    long at = table + plan.slots[i];
    long tagAt = table + plan.tagSlots[i];
    if (plan.slots[i] == ABSENT || plan.tagSlots[i] == ABSENT) {
      throw mismatch(Math.max(at, tagAt), "one vector");
    }
    long tags = bounds.target(tagAt); // checked as a field of its own, which comes first
    long values = vectors.check(field, at);
    long count = Little.u32(bounds.bytes, values);
    if (count != Little.u32(bounds.bytes, tags)) {
      throw bounds.invalid(
          FlatBufferFault.UNION_LENGTH_MISMATCH,
          values,
          count,
          Long.toString(Little.u32(bounds.bytes, tags)));
    }
    bounds.charge(count, values);
    for (long k = 0; k < count; k++) {
      long elementTagAt = tags + 4 + k * field.base.byteSize;
      long tag = field.base.integer(bounds.bytes, elementTagAt);
      try {
        if (tag != 0) { // the value of NONE is never followed, and writers differ in what it is
          member(field, tag, elementTagAt, values + 4 + 4 * k, depth);
        }
      } catch (InvalidDataException e) {
        throw BufferVerifier.element(e, k);
      }
    }
  }

  private void member(FieldKey field, long tag, long tagAt, long at, int depth)
      throws InvalidDataException {
    long target = bounds.target(at);
    int index = field.enumeration.indexOf(tag);
    if (index == FlatEnum.UNKNOWN) {
      if (verifier.knownTagsOnly()) {
        throw bounds.invalid(
            FlatBufferFault.UNKNOWN_UNION_TAG, tagAt, tag, "tags of " + field.enumeration.name);
      }
      return;
    }
    RawType member = field.enumeration.member(index);
    if (member.base() == BaseType.STRING) {
      texts.check(target);
      return;
    }
    FlatType type = field.owner.all[member.index()];
    if (type.isStruct()) {
      struct(type, target);
    } else {
      verifier.table(type, target, depth + 1);
    }
  }

  private void struct(FlatType type, long at) throws InvalidDataException {
    bounds.requireAligned(at, type.align);
    if (type.byteSize > bounds.end - at) {
      throw bounds.invalid(
          FlatBufferFault.STRUCT_OUT_OF_RANGE, at, type.byteSize, bounds.end - at + " bytes");
    }
  }

  private InvalidDataException mismatch(long at, String found) {
    return bounds.context.invalid(
        FlatBufferFault.UNION_MISMATCH, at, found + " alone", "tag and value, or neither");
  }
}
