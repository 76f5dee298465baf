// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;

/// The buffer that is being verified, inside a segment that may hold more of them, and the checks
/// of single numbers in it.
///
/// Every position is one in the segment. For one thread.
final class Bounds {

  final MemorySegment bytes;
  final VerifyContext context;

  /// Where the buffer begins.
  long base;

  /// Where alignments are counted from: the size prefix, if the buffer has one.
  long origin;

  /// Where the buffer ends, exclusive.
  long end;

  /// How many more steps the verification of the outermost buffer may take, see [#charge].
  private long work;

  private long budget;

  /// How many steps beyond [#STEPS_PER_BYTE] all buffers together may still take.
  private long reserve;

  /*
   * A step is a table, a reference, a slot of a vtable, or eight bytes of text: at least two bytes
   * of a buffer in which nothing is shared, which therefore takes at most half a step per byte. The
   * budget allows sixteen times that, and small buffers 2^17 steps, below a millisecond: DAGs of a
   * few hundred bytes and 10^4 visits are made by real writers, those of 2^20 only to do harm.
   *
   * What small buffers take beyond their share of steps per byte is lent from a reserve, or a stream
   * of them would take 2^17 steps for every few hundred bytes.
   */
  static final long LEAST_BUDGET = 1 << 17;
  private static final long STEPS_PER_BYTE = 8;

  /// @param reserve how many steps beyond their own all buffers together may take
  Bounds(MemorySegment bytes, VerifyContext context, long reserve) {
    this.bytes = bytes;
    this.context = context;
    this.reserve = reserve;
  }

  /// Begins with an outermost buffer.
  void begin(long newBase, long newOrigin, long newEnd) {
    set(newBase, newOrigin, newEnd);
    long own = Math.multiplyExact(STEPS_PER_BYTE, newEnd - newBase);
    budget = own + Math.clamp(LEAST_BUDGET - own, 0, reserve);
    work = budget;
  }

  /// Ends with an outermost buffer: what it took of the reserve is gone.
  void end() {
    long own = Math.multiplyExact(STEPS_PER_BYTE, end - base);
    reserve -= Math.max(0, budget - work - own);
  }

  /// Goes into a nested buffer, or back out of it: the budget goes on.
  void set(long newBase, long newOrigin, long newEnd) {
    base = newBase;
    origin = newOrigin;
    end = newEnd;
  }

  /// Takes steps from the budget.
  void charge(long steps, long at) throws InvalidDataException {
    work -= steps;
    if (work < 0) {
      throw context.invalid(
          FlatBufferFault.TOO_MUCH_WORK, at, "more than " + budget + " steps", budget + " steps");
    }
  }

  /// {@return whether a position is a multiple of `align`, a power of two}
  boolean isAligned(long at, int align) {
    return ((at - origin) & (align - 1)) == 0;
  }

  void requireAligned(long at, int align) throws InvalidDataException {
    if (!isAligned(at, align)) {
      throw invalid(
          FlatBufferFault.MISALIGNED,
          at,
          at - origin,
          "multiples of %d from the start".formatted(align));
    }
  }

  /// {@return where the reference at `at`, which lies inside the buffer, points}
  long target(long at) throws InvalidDataException {
    long offset = Little.u32(bytes, at);
    if (offset == 0 || offset > Integer.MAX_VALUE || offset >= end - at) {
      throw badOffset(at, offset);
    }
    return at + offset;
  }

  /// {@return where the reference with 64 bits at `at`, which lies inside the buffer, points}
  long wideTarget(long at) throws InvalidDataException {
    long offset = Little.i64(bytes, at);
    if (offset <= 0 || offset >= end - at) {
      throw badOffset(at, offset);
    }
    return at + offset;
  }

  private InvalidDataException badOffset(long at, long offset) {
    return context.invalid(
        offset == 0 ? FlatBufferFault.NULL_OFFSET : FlatBufferFault.OFFSET_OUT_OF_RANGE,
        at,
        Long.toUnsignedString(offset),
        "1 to %d".formatted(end - at - 1));
  }

  InvalidDataException invalid(FlatBufferFault fault, long at, long found, String allowed) {
    return context.invalid(fault, at, Long.toString(found), allowed);
  }
}
