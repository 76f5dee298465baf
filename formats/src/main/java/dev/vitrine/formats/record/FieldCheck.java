// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.bind.Scalar;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Verifies one field of many records, in one loop of its own.
///
/// @param field whose values not all are allowed
record FieldCheck(FixedField field) {

  /// {@return whether some content of a field would be a fault}
  static boolean isNeeded(FixedField field) {
    return switch (field.kind) {
      case SCALAR -> field.scalar == Scalar.BOOL || !(field.allowed instanceof Allowed.Any);
      case TEXT, SPACED_TEXT, ZERO -> true;
      case BYTES -> false;
    };
  }

  /// {@return the index of the first bad record, or `count` if all are good}
  ///
  /// @param first where the first record begins
  /// @param stride the size of a record
  long firstBad(MemorySegment bytes, long first, long stride, long count) {
    long at = first + field.byteOffset;
    for (long i = 0; i < count; i++) {
      if (!isGood(bytes, at + i * stride)) {
        return i;
      }
    }
    return count;
  }

  private boolean isGood(MemorySegment bytes, long at) {
    return switch (field.kind) {
      case SCALAR ->
          switch (field.allowed) {
            case Allowed.Any _ -> (field.integer(bytes, at) & ~1) == 0; // of booleans only
            case Allowed.Integers integers -> integers.contains(field.integer(bytes, at));
            case Allowed.Reals reals -> isIn(reals, field.real(bytes, at));
          };
      case TEXT -> {
        long size = field.textByteSize(bytes, at);
        yield zeros(bytes, at, size) == field.byteSize && isUtf8(bytes, at, size);
      }
      case SPACED_TEXT -> isUtf8(bytes, at, field.byteSize);
      case ZERO -> zeros(bytes, at, 0) == field.byteSize;
      case BYTES -> true;
    };
  }

  private static boolean isIn(Allowed.Reals reals, double value) {
    return value >= reals.low() && value <= reals.high();
  }

  private static boolean isUtf8(MemorySegment bytes, long at, long size) {
    return Utf8Scan.firstFault(bytes, at, at + size) == Utf8Scan.VALID;
  }

  /// {@return the distance to the first byte that is not zero, beginning at `from`}
  private long zeros(MemorySegment bytes, long at, long from) {
    long i = from;
    while (i < field.byteSize && bytes.get(ValueLayout.JAVA_BYTE, at + i) == 0) {
      i++;
    }
    return i;
  }

  /// {@return what is wrong with a bad field}
  ///
  /// @param at where it is
  InvalidDataException fault(MemorySegment bytes, long at, VerifyContext context) {
    return switch (field.kind) {
      case SCALAR -> ofScalar(bytes, at, context);
      case TEXT -> ofText(at, field.textByteSize(bytes, at), bytes, context);
      case SPACED_TEXT -> ofUtf8(at, field.byteSize, context);
      case ZERO, BYTES -> {
        long bad = at + zeros(bytes, at, 0);
        yield context.invalid(FixedRecordFault.RESERVED_NOT_ZERO, bad, context.hex(bad, 1), "00");
      }
    };
  }

  private InvalidDataException ofScalar(MemorySegment bytes, long at, VerifyContext context) {
    String found =
        field.isReal()
            ? Double.toString(field.real(bytes, at))
            : Long.toString(field.integer(bytes, at));
    return field.allowed instanceof Allowed.Any
        ? context.invalid(FixedRecordFault.BAD_BOOLEAN, at, found, "0 or 1")
        : context.invalid(FixedRecordFault.VALUE_NOT_ALLOWED, at, found, field.allowed.describe());
  }

  private InvalidDataException ofText(
      long at, long size, MemorySegment bytes, VerifyContext context) {
    if (!isUtf8(bytes, at, size)) {
      return ofUtf8(at, size, context);
    }
    long bad = at + zeros(bytes, at, size);
    return context.invalid(FixedRecordFault.TEXT_AFTER_END, bad, context.hex(bad, 1), "00");
  }

  private static InvalidDataException ofUtf8(long at, long size, VerifyContext context) {
    try {
      context.requireUtf8(at, size);
    } catch (InvalidDataException e) {
      return e;
    }
    throw new IllegalStateException("text is valid at byte " + at);
  }
}
