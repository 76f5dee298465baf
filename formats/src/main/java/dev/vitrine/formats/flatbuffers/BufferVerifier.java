// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;

/// Follows every reference of a buffer that an accessor could follow.
///
/// For one thread; used for any number of buffers of one segment.
final class BufferVerifier {

  /*
   * The walk is a recursion, one or two Java frames for each table in another, and therefore
   * bounded: by what the caller allows, and by MOST_DEPTH, which a stack of 1 MiB bears, the
   * usual one of a thread. Whoever walks a verified buffer may rely on the same bound.
   *
   * Paths cost nothing until a fault is found: each level adds its step while the exception passes.
   *
   * Alignments are counted from the origin, as writers do: a size prefix belongs to what they
   * align. References are checked against the end of the innermost buffer, never that of the file.
   */

  /// The deepest nesting, whatever the caller allows.
  static final int MOST_DEPTH = 1000;

  /// The smallest buffer: a reference, a vtable without slots, a table without fields;
  /// `FLATBUFFERS_MIN_BUFFER_SIZE` in base.h of FlatBuffers 25.2.10.
  private static final int LEAST_BYTE_SIZE = 12;

  private final FlatBufferOptions options;
  private final int maxDepth;
  private final Bounds bounds;
  private final VtableCheck vtables;
  private final VtablePlans plans;
  private final TextCheck texts;
  private final VectorCheck vectors;
  private final UnionCheck unions;

  /// For one buffer.
  ///
  /// @param byteSize of the buffer
  BufferVerifier(
      FrozenSegment segment,
      VerifyContext context,
      FlatBufferOptions options,
      RootType root,
      long byteSize) {
    this(segment, context, options, root, byteSize, Bounds.LEAST_BUDGET);
  }

  /// For any number of buffers.
  ///
  /// @param byteSize of one buffer, about: the memory for plans grows with it
  /// @param reserve how many steps all of them together may take beyond those for their bytes
  BufferVerifier(
      FrozenSegment segment,
      VerifyContext context,
      FlatBufferOptions options,
      RootType root,
      long byteSize,
      long reserve) {
    this.options = options;
    this.maxDepth = Math.min(context.maxDepth(), MOST_DEPTH);
    this.bounds = new Bounds(segment.bytes(), context, reserve);
    this.vtables = new VtableCheck(bounds, root.slotLimit());
    this.plans = new VtablePlans(vtables, byteSize, root.type());
    this.texts = new TextCheck(bounds);
    this.vectors = new VectorCheck(bounds);
    this.unions = new UnionCheck(this, bounds, texts, vectors);
  }

  /// Charges strings each time they are referred to: for buffers that will be copied.
  BufferVerifier chargingAllText() {
    texts.forgetAll();
    return this;
  }

  /// Verifies the buffer in `[base, end)`.
  ///
  /// @param origin where alignments are counted from
  /// @return where the root table is
  long verify(RootType root, long base, long origin, long end) throws InvalidDataException {
    bounds.begin(base, origin, end);
    try {
      long table = root(root.type(), root.identifier(), 1);
      bounds.end();
      return table;
    } catch (InvalidDataException e) {
      throw e.within("root");
    }
  }

  private long root(FlatType type, String identifier, int depth) throws InvalidDataException {
    long base = bounds.base;
    if (bounds.end - base < LEAST_BYTE_SIZE) {
      throw bounds.invalid(
          FlatBufferFault.TOO_SHORT, base, bounds.end - base, LEAST_BYTE_SIZE + " bytes and more");
    }
    for (int i = 0; i < identifier.length(); i++) {
      if (Little.u8(bounds.bytes, base + 4 + i) != identifier.charAt(i)) {
        throw bounds.context.invalid(
            FlatBufferFault.BAD_IDENTIFIER, base + 4, bounds.context.hex(base + 4, 4), identifier);
      }
    }
    long table = bounds.target(base);
    table(type, table, depth);
    return table;
  }

  /// Verifies a table and everything it refers to.
  ///
  /// @param depth how many tables this one lies in, itself included
  void table(FlatType type, long at, int depth) throws InvalidDataException {
    VtablePlan plan = plan(type, at, depth);
    plan.active++;
    for (int i = 0; i < plan.count; i++) {
      FieldKey field = plan.fields[i];
      try {
        value(field, plan, i, at, depth);
      } catch (InvalidDataException e) {
        throw e.within(field.name);
      }
    }
    plan.active--;
  }

  /// Checks everything of a table but what it refers to.
  private VtablePlan plan(FlatType type, long at, int depth) throws InvalidDataException {
    if (depth > maxDepth) {
      throw bounds.invalid(FlatBufferFault.TOO_DEEP, at, depth, maxDepth + " levels");
    }
    bounds.requireAligned(at, 4);
    if (at > bounds.end - 4) {
      throw bounds.invalid(
          FlatBufferFault.TABLE_OUT_OF_RANGE, at, bounds.end - at, "4 bytes and more");
    }
    long vtable = at - Little.i32(bounds.bytes, at);
    if (vtable < bounds.base || vtable > bounds.end - 4) {
      throw bounds.invalid(
          FlatBufferFault.VTABLE_OUT_OF_RANGE,
          at,
          vtable - bounds.base,
          "0 to %d".formatted(bounds.end - bounds.base - 4));
    }
    bounds.requireAligned(vtable, 2);
    VtablePlan plan = plans.of(type, vtable, at);
    bounds.charge(1 + plan.count, at);
    if (plan.vtableByteSize > bounds.end - vtable || plan.tableByteSize > bounds.end - at) {
      throw tooLarge(plan, vtable, at);
    }
    if (!plan.isAligned(at - bounds.origin)) {
      throw vtables.misaligned(plan, at);
    }
    return plan;
  }

  private InvalidDataException tooLarge(VtablePlan plan, long vtable, long at) {
    if (plan.vtableByteSize > bounds.end - vtable) {
      return bounds.invalid(
          FlatBufferFault.BAD_VTABLE_SIZE,
          vtable,
          plan.vtableByteSize,
          "4 to %d".formatted(bounds.end - vtable));
    }
    return bounds.invalid(
        FlatBufferFault.BAD_TABLE_SIZE,
        vtable + 2,
        plan.tableByteSize,
        "4 to %d".formatted(bounds.end - at));
  }

  private void value(FieldKey field, VtablePlan plan, int i, long table, int depth)
      throws InvalidDataException {
    long at = table + plan.slots[i];
    switch (field.shape) {
      case TABLE -> table(field.targetType(), bounds.target(at), depth + 1);
      case STRING -> texts.check(field.byteSize == 4 ? bounds.target(at) : bounds.wideTarget(at));
      case UNION -> unions.check(field, plan, i, table, depth);
      case VECTOR_OF_SCALARS -> scalars(field, at, depth);
      case VECTOR_OF_STRUCTS -> requireSorted(field, vectors.check(field, at));
      case VECTOR_OF_TABLES -> tables(field, at, depth);
      case VECTOR_OF_STRINGS -> strings(field, at);
      case VECTOR_OF_UNIONS -> unions.checkVector(field, plan, i, table, depth);
      case SCALAR, STRUCT, ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> {
        // lies in the table: the plan has checked it
      }
    }
  }

  private void scalars(FieldKey field, long at, int depth) throws InvalidDataException {
    long vector = vectors.check(field, at);
    if (!field.isNested()) {
      return;
    }
    long base = bounds.base;
    long origin = bounds.origin;
    long end = bounds.end;
    long from = vector + VectorCheck.lengthByteSize(field);
    bounds.set(from, from, from + vectors.length(field, vector));
    root(field.nestedType(), "", depth + 1);
    bounds.set(base, origin, end);
  }

  private void tables(FieldKey field, long at, int depth) throws InvalidDataException {
    long vector = vectors.check(field, at);
    long count = vectors.length(field, vector);
    FlatType target = field.targetType();
    bounds.charge(count, vector);
    for (long i = 0; i < count; i++) {
      try {
        table(target, bounds.target(vector + 4 + 4 * i), depth + 1);
      } catch (InvalidDataException e) {
        throw element(e, i);
      }
    }
    requireSorted(field, vector);
  }

  private void strings(FieldKey field, long at) throws InvalidDataException {
    long vector = vectors.check(field, at);
    long count = vectors.length(field, vector);
    bounds.charge(count, vector);
    for (long i = 0; i < count; i++) {
      try {
        texts.check(bounds.target(vector + 4 + 4 * i));
      } catch (InvalidDataException e) {
        throw element(e, i);
      }
    }
  }

  boolean knownTagsOnly() {
    return options.knownTagsOnly();
  }

  private void requireSorted(FieldKey field, long vector) throws InvalidDataException {
    if (options.sortedKeys()) {
      KeyOrder.require(field, vector, bounds);
    }
  }

  static InvalidDataException element(InvalidDataException e, long index) {
    return e.within("[" + index + "]");
  }
}
